"""Thirty invented histories: all deltas, one after another, give the tables to a byte."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

import msgspec
import pytest
from deltalake import DeltaTable

from bulletin.archive import FolderStore
from bulletin.dataset import Along, publish_release, verify_release
from bulletin.dataset.changes import json_lines
from bulletin.dataset.gates import judging
from bulletin.dataset.manifest import read_standing
from bulletin.dataset.schema import TABLES
from bulletin.model import DayState, Finding, LedgerDay, Severity, Tag
from dataset.builders import AT, DAY, article, entry, paper, reworded, with_articles

ROOT = "datasets/bulletins"
STEPS = 5
PAPERS = ("lanwan", "hexi")


class Line(msgspec.Struct):
    table: str
    op: str
    id: str
    record: msgspec.Raw
    reason: str | None
    merged_into: str | None


@dataclass
class History:
    """What a newsroom does to its dates; `random` alone decides."""

    store: FolderStore
    random: Random
    step: int = 0

    def go_on(self):
        """One publication of some newspapers on one of three dates."""
        self.step += 1
        day = DAY + timedelta(days=self.random.randrange(3))
        codes = self.random.sample(PAPERS, self.random.randint(1, 2))
        given = [self._issue(paper(code), day) for code in codes]
        along = Along(coverage=lambda: self._ledger(day), topics=self._topics)
        at = AT + timedelta(days=self.step)
        return publish_release(self.store, given, day=day, at=at, along=along)

    def _issue(self, newspaper, day):
        """Pages that come late or are withdrawn; articles read anew, reworded, tagged anew."""
        pages = self.random.randint(2, 4)
        made = entry(self.store, newspaper, day, pages=pages, articles=0)
        numbers = [n for n in range(1, 8) if (n - 1) % 4 < pages]
        picked = sorted(self.random.sample(numbers, self.random.randint(2, len(numbers))))
        articles = [self._article(made.issue.id, number) for number in picked]
        version = self.random.choice(("0.1.0+abc", "0.2.0+abd"))
        made = with_articles(made, *articles)
        read = replace(made.read, pipeline_version=version)
        if self.random.random() < 0.15:
            hold = Finding("same-text", "x", "as on another date", Severity.HOLD)
            read = replace(read, is_held=True, findings=(hold,))
        return replace(made, read=read, articles_key=f"articles/{made.issue.id}/{self.step}.json")

    def _article(self, issue, number):
        made = article(issue, number)
        if self.random.random() < 0.4:
            made = reworded(made, f"另写的第{self.random.randrange(9)}段，与先前各段都不相同。")
        if self.random.random() < 0.3:
            made = replace(made, tags=(*made.tags[:1], Tag("culture", 1.0, 0.3, ())))
        return made

    def _ledger(self, day):
        states = [DayState.COMPLETE, DayState.PARTIAL, DayState.MISSING]
        return [
            LedgerDay(code, day, self.random.choice(states), f"as of step {self.step}")
            for code in PAPERS
        ]

    def _topics(self):
        name = self.random.choice(("交通", "交通出行"))
        facts = dict.fromkeys(("medtop", "medtop_label", "gbt20093", "definition"), "x")
        scores = {"precision": None, "recall": None, "f1": None, "labelled": 0}
        return [
            {
                **facts, **scores, "code": "transport", "name_zh": name, "name_en": "transport",
                "medtop_is_loose": False, "lexicon_version": "abc",
            }
        ]  # fmt: skip


def lines_of(store, version):
    data = gzip.decompress(store.get(f"{ROOT}/releases/{version}/delta.jsonl.gz"))
    return [msgspec.json.decode(line, type=Line) for line in data.splitlines()]


def tables_at(store, manifest):
    """The rows of each table at a release, each as the bytes of its JSON."""
    found = {}
    for table in TABLES:
        uri = store.uri(f"{ROOT}/tables/{table.name}")
        delta = DeltaTable(uri, version=manifest.tables[table.name].version)
        rows = delta.to_pyarrow_table().select(table.schema.names).cast(table.schema)
        found[table.name] = sorted(json_lines(rows).splitlines())
    return found


def apply(state, lines):
    for line in lines:
        rows = state.setdefault(line.table, {})
        assert (line.id in rows) == (line.op != "ADD"), line
        if line.op == "DEL":
            del rows[line.id]
        else:
            assert bytes(line.record) != b"null"
            assert rows.get(line.id) != bytes(line.record), "a change that changes nothing"
            rows[line.id] = bytes(line.record)


@pytest.mark.parametrize("seed", range(30))
def test_deltas_give_the_tables_to_a_byte(tmp_path, monkeypatch, seed):
    # Issues shrink here all the time, and a person would have let each of them through.
    monkeypatch.setattr(judging, "judge_shrinkage", lambda *_: ())
    history = History(FolderStore(tmp_path / "store"), Random(seed))
    state, versions = {}, []
    for _ in range(STEPS):
        release = history.go_on()
        if not release.is_new:
            continue
        manifest = read_standing(history.store).manifest
        assert manifest.previous == (versions[-1] if versions else None)
        versions.append(release.version)

        apply(state, lines_of(history.store, release.version))

        expected = tables_at(history.store, manifest)
        assert {name: sorted(state.get(name, {}).values()) for name in expected} == expected
    assert len(versions) > 1
    assert verify_release(history.store).version == versions[-1]
    check_revisions(state)


def check_revisions(state):
    """Every revision once and no gap; what is there is the last, what is gone has its stone."""
    msg = msgspec.json.decode
    told = {}
    for row in map(msg, state["article_revisions"].values()):
        told.setdefault(row["article_id"], []).append(row)
    for rows in told.values():
        rows.sort(key=lambda row: row["revision"])
        assert [row["revision"] for row in rows] == list(range(1, len(rows) + 1))
        assert all(row["reason"] for row in rows)
    there = {row["article_id"]: row for row in map(msg, state["articles"].values())}
    for name, rows in told.items():
        last = rows[-1]
        assert (name in there) == (last["op"] != "DEL")
        if name in there:
            assert there[name]["revision"] == last["revision"]
            assert there[name]["content_sha256"] == last["content_sha256"]
    assert there.keys() <= told.keys()
