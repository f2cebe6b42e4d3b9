"""What the commands are called and what they take."""

from __future__ import annotations

import argparse
from pathlib import Path

from bulletin import __version__
from bulletin.cli import (
    add,
    compare,
    files,
    keeping,
    ledger,
    pull,
    release,
    steps,
    topic_changes,
    topics,
    trace,
)
from bulletin.cli.options import add_common, add_dates, add_output, count, day, stray

_EPILOG = "exit codes: 2 usage or settings, 3 source, 4 document, 5 store, 6 release, 130 Ctrl-C"


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command."""
    top = argparse.ArgumentParser(
        prog="bulletin",
        description="Read Chinese district newspapers and publish their articles as datasets.",
        epilog=_EPILOG,
    )
    top.add_argument("--version", action="version", version=f"bulletin {__version__}")
    verbs = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_steps(verbs)
    _add_issue(verbs)
    _add_pull(verbs)
    _add_release(verbs)
    _add_keeping(verbs)
    _add_trace(verbs)
    _add_files(verbs)
    _add_topics(verbs)
    return top


def _add_steps(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    for name, run, told in (
        ("fetch", steps.fetch, "fetch a newspaper's issues into the archive"),
        ("segment", steps.segment, "read fetched issues into articles"),
        ("publish", steps.publish, "publish the articles of dates as a release of the dataset"),
    ):
        verb = verbs.add_parser(name, help=told, description=told)
        verb.add_argument("paper", help="code of the newspaper")
        verb.add_argument("stray", nargs="*", type=stray, metavar="DATE", help=argparse.SUPPRESS)
        add_dates(verb, required=True)
        add_common(verb)
        verb.set_defaults(run=run)
    verb = verbs.add_parser("verify", help="read the newest release back and compare every file")
    verb.add_argument(
        "--fitness", action="store_true",
        help="ask the store instead whether it keeps what publishing stands on",
    )  # fmt: skip
    add_common(verb)
    verb.set_defaults(run=steps.verify)
    verb = verbs.add_parser("papers", help="list the newspapers and check their files")
    add_common(verb)
    verb.set_defaults(run=steps.papers)
    verb = verbs.add_parser("ledger", help="how every date stands, and what calls a person")
    verb.add_argument("--paper", help="code of one newspaper; all that run, where left out")
    add_dates(verb, required=False)
    add_common(verb)
    verb.set_defaults(run=ledger.show)


def _add_pull(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    told = "keep a folder up to a release of the published dataset"
    verb = verbs.add_parser("pull", help=told, description=told)
    verb.add_argument(
        "--from", dest="source", metavar="PLACE",
        help="folder or s3://bucket/prefix; else BULLETIN_STORE",
    )  # fmt: skip
    verb.add_argument(
        "--to", type=Path, default=Path(pull.FOLDER), metavar="DIR",
        help=f"the folder; {pull.FOLDER}, where left out",
    )  # fmt: skip
    verb.add_argument("--version", metavar="V", help="a release, as r000012; else the newest")
    verb.add_argument(
        "--tables", nargs="*", metavar="TABLE", help="these tables and no exports; all, if none"
    )
    verb.add_argument("--exports", action="store_true", help="exports and no tables")
    verb.add_argument(
        "--list", nargs="?", type=count, const=pull.LISTED, metavar="N",
        help=f"list the newest N releases, {pull.LISTED} where left out, and pull nothing",
    )  # fmt: skip
    add_output(verb)
    verb.set_defaults(run=pull.run)


def _add_issue(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verb = verbs.add_parser(
        "add", help="put PDFs into the archive as pages of an issue",
        description="Put PDFs into the archive as pages of an issue. Names that all end with a "
        "page's label (A02, 第02版, p2) say which page each is; else they are pages 1, 2, 3 as "
        "given.",
    )  # fmt: skip
    verb.add_argument("paper", help="code of the newspaper")
    verb.add_argument("day", type=day, metavar="DATE", help="YYYY-MM-DD")
    verb.add_argument(
        "files", nargs="+", type=Path, metavar="FILE.pdf", help="one a page, or one with all"
    )
    add_common(verb)
    verb.set_defaults(run=add.run)
    told = "an issue's articles beside those of its own site"
    verb = verbs.add_parser("compare", help=told, description=told)
    verb.add_argument("paper", help="code of the newspaper")
    verb.add_argument("day", type=day, metavar="DATE", help="YYYY-MM-DD")
    add_common(verb)
    verb.set_defaults(run=compare.run)


def _add_release(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    told = "why a release is as it is, or was refused; let through what a gate refuses"
    verb = verbs.add_parser("release", help=told, description=told)
    which = verb.add_mutually_exclusive_group(required=True)
    which.add_argument("--why", metavar="VERSION", help="a release (r000012) or refusal (b000003)")
    which.add_argument(
        "--list", nargs="?", type=count, const=release.LISTED, metavar="N",
        help=f"the newest N releases and refusals, {release.LISTED} where left out",
    )  # fmt: skip
    which.add_argument(
        "--allow", nargs="+", metavar="VERSION",
        help="let these refusals through, with just the values that they were refused for",
    )  # fmt: skip
    verb.add_argument("--reason", metavar="WORDS", help="of --allow; it is published")
    verb.add_argument("--by", metavar="NAME", help="of --allow: who says so; else the user's name")
    add_common(verb)
    verb.set_defaults(run=release.run)


def _add_keeping(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    told = "bring page, status, feeds, descriptors and SQLite up to the newest release"
    verb = verbs.add_parser("catalogue", help=told, description=told)
    add_common(verb)
    verb.set_defaults(run=keeping.catalogue)
    told = "put files of tables together, and take away what no kept release needs"
    verb = verbs.add_parser("maintain", help=told, description=told)
    verb.add_argument(
        "--keep-last", type=count, default=30, metavar="N",
        help="the newest N releases are kept in any case; 30 where left out",
    )  # fmt: skip
    verb.add_argument(
        "--keep-days", type=count, default=30, metavar="N",
        help="and all younger than N days; 30 where left out",
    )  # fmt: skip
    verb.add_argument("--pin", metavar="VERSION", help="keep this release for good, do no more")
    verb.add_argument("--reason", metavar="WORDS", help="of --pin", default="pinned by hand")
    add_common(verb)
    verb.set_defaults(run=keeping.maintain)


def _add_trace(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    told = "from words of a published article to their place on the page, its PDF and its receipt"
    verb = verbs.add_parser("trace", help=told, description=told)
    verb.add_argument("article", metavar="ARTICLE_ID", help="as in the tables: …-i0007")
    which = verb.add_mutually_exclusive_group()
    which.add_argument(
        "--at", type=int, metavar="OFFSET", help="a character of the body, counted from 0"
    )
    which.add_argument("--find", metavar="WORDS", help="the first place of these words")
    verb.add_argument(
        "--out", type=Path, default=Path(), metavar="DIR", help="for the pictures; else here"
    )
    add_common(verb)
    verb.set_defaults(run=trace.run)


def _add_files(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verb = verbs.add_parser("extract", help="page PDFs to articles as JSON")
    verb.add_argument("files", nargs="+", type=Path, metavar="FILE.pdf")
    verb.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="where STEM.json goes"
    )
    verb.add_argument("--name", help="the files are the pages of one issue: write one NAME.json")
    add_output(verb)
    verb.set_defaults(run=files.extract)
    verb = verbs.add_parser("read", help="the blocks of pages, with their roles")
    verb.add_argument("files", nargs="+", type=Path, metavar="FILE.pdf")
    add_output(verb)
    verb.set_defaults(run=files.read)
    verb = verbs.add_parser("draw", help="pictures of pages with their blocks, roles and articles")
    verb.add_argument("files", nargs="+", type=Path, metavar="FILE.pdf")
    verb.add_argument("--out", type=Path, metavar="DIR", help="beside the file, where left out")
    add_output(verb)
    verb.set_defaults(run=files.draw)
    verb = verbs.add_parser(
        "tag", help="topics for lines of JSON, or anew for the articles of a newspaper"
    )
    verb.add_argument("file", nargs="?", metavar="FILE.jsonl", help="- for standard input")
    verb.add_argument("--paper", help="tag the stored articles of this newspaper anew")
    add_dates(verb, required=False)
    add_common(verb)
    verb.set_defaults(run=files.tag)


def _add_topics(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verb = verbs.add_parser("topics", help="look after the topics' lists of phrases")
    acts = verb.add_subparsers(title="commands", metavar="COMMAND", required=True)
    act = acts.add_parser(
        "check", help="phrases that never fire, fire everywhere, or are hidden by others"
    )
    act.add_argument(
        "file", nargs="?", metavar="FILE.jsonl",
        help="articles, a JSON object a line; - for standard input, the archive where left out",
    )  # fmt: skip
    act.add_argument("--paper", help="over the stored articles of this newspaper alone")
    add_dates(act, required=False)
    add_common(act)
    act.set_defaults(run=topics.check)
    act = acts.add_parser(
        "diff", help="how many stored articles the topics of today would give another topic"
    )
    act.add_argument("--paper", help="code of the newspaper; all that run where left out")
    add_dates(act, required=True)
    add_common(act)
    act.set_defaults(run=topic_changes.diff)
