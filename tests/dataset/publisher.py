"""Publishers that run as processes of their own, and publishers that die."""

from __future__ import annotations

import os
import signal
from datetime import date

from bulletin.archive import Store, open_store
from bulletin.dataset import publish_release, tables
from bulletin.errors import PublishingElsewhere, StoreUnavailable
from dataset.builders import AT, entry, paper

TRIES = 5  # as Airflow tries again what passes


class Killed(BaseException):
    """The end of a process, as it looks from inside a test."""


class Steps:
    """
    Counts what a publisher writes, and kills it at one of these steps.

    Attributes:
        at: The step to die at, from 1; 0 to live.
        is_done: Whether that step is still done; the process dies right after it.
    """

    def __init__(self, at: int = 0, *, is_done: bool = False, ends_process: bool = False) -> None:
        self.at, self.is_done, self.ends_process = at, is_done, ends_process
        self.count = 0

    def run(self, write, *given):
        """One write; from the fatal step on none is done."""
        self.count += 1
        if self.count == self.at and self.is_done:
            write(*given)
        if self.at and self.count >= self.at:
            if self.ends_process:
                os._exit(9)
            raise Killed
        return write(*given)


class CountedStore:
    """A store whose writes are steps."""

    def __init__(self, store: Store, steps: Steps) -> None:
        self._store, self._steps = store, steps

    def __getattr__(self, name):
        found = getattr(self._store, name)
        if name in {"put_new", "put", "swap", "delete"}:
            return lambda *given: self._steps.run(found, *given)
        return found


def counted_commits(steps: Steps):
    """`tables.commit` as a step."""
    commit = tables.commit
    return lambda replacement: steps.run(commit, replacement)


def publish_days(url: str, code: str, days: tuple[date, ...]) -> list[tuple[str, bool]]:
    """Publish dates one after another; the version of each, and whether it was made here."""
    store = open_store(url)
    found = []
    for day in days:
        given = entry(store, paper(code), day, articles=2)
        release = publish_release(store, [given], day=day, at=AT)
        found.append((release.version, release.is_new))
    return found


def publish_and_die(url: str, day: date, at: int) -> None:
    """Publish a date, and end the process at one of its steps."""
    store, steps = open_store(url), Steps(at, ends_process=True)
    given = entry(store, day=day)
    tables.commit = counted_commits(steps)
    publish_release(CountedStore(store, steps), [given], day=day, at=AT)


class Shot(Steps):
    """The process is killed at a step, as `kill -9` does it: nothing of it is left to tidy up."""

    def run(self, write, *given):
        self.count += 1
        if self.count == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        return write(*given)


def publish_again(url, code, days):
    """Publish dates, and try again where that helps."""
    for _ in range(TRIES):
        try:
            return publish_days(url, code, days)
        except (PublishingElsewhere, StoreUnavailable):
            continue
    message = f"{code}: {TRIES} tries were not enough"
    raise TimeoutError(message)


def publish_until_shot(url, code, day, at):
    """Publish a date, and be killed at one of the writes."""
    store, steps = open_store(url), Shot(at)
    given = entry(store, paper(code), day, articles=2)
    tables.commit = counted_commits(steps)
    publish_release(CountedStore(store, steps), [given], day=day, at=AT)
