"""
Seconds a page and flow, ours and others', on the same pages.

    peers.py [--seeds 0-29] [--rounds 3]

Each tool runs in a process of its own, all on one core, one at a time: page by page, every tool
reads the same page before the next page is read, so that noise hits all alike. Start-up and a page
to warm up are not counted. A page's seconds are the median of the rounds, a tool's the median of
the pages; a tool that has had SLOW seconds of reading sits out the later rounds.

The others are installed apart, as `docs/measurements.md` says; those that are missing are listed.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from flow import flow, plain
from known_pages import KnownPage, known_pages
from one_reader import NOT_INSTALLED, TOOLS
from published import running_text

HERE = Path(__file__).resolve().parent
OURS = "bulletin"
SLOW = 10.0  # seconds: one round of pymupdf4llm over thirty pages
ASKED = (("pypdf", "at most", 0.5), ("pymupdf4llm", "under", 0.1))


@dataclass(frozen=True)
class Peer:
    """A tool in its process, which waits for the path of a page."""

    name: str
    version: str
    process: subprocess.Popen[str]


@dataclass(frozen=True)
class Reading:
    """What a tool made of a page."""

    seconds: float
    text: str


@dataclass(frozen=True)
class Result:
    """A tool's row of the table; `flow` is None where the tool stopped amid the pages."""

    peer: Peer
    seconds: float
    flow: float | None


def main() -> int:
    """Print the table and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("--seeds", default="0-29", help="of the press pages, first-last")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    use_one_core()
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        name, pages = known_pages(Path(folder), options.seeds)
        started = [(tool, stack.enter_context(peer_of(tool))) for tool in TOOLS]
        results = measure([peer for _, peer in started if peer], pages, options.rounds)
    missing = [tool for tool, peer in started if peer is None]
    print(f"{name}: {len(pages)} pages, one core, median of {options.rounds} rounds")
    print_table(results, missing)
    print_ratios({result.peer.name: result.seconds for result in results})
    return 0


def use_one_core() -> None:
    """Keep this process and those it starts on one core, where the system lets us choose."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


@contextmanager
def peer_of(tool: str) -> Iterator[Peer | None]:
    """The tool in a process, or None where no Python here has it installed."""
    for python in [sys.executable] if tool == OURS else pythons():
        command = [python, str(HERE / "one_reader.py"), tool]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True, encoding="utf-8",
        ) as process:  # fmt: skip
            version = process.stdout.readline().strip()
            if version:
                yield Peer(tool, version, process)
                return
            if process.wait() != NOT_INSTALLED:
                print(f"{tool} does not start; see {' '.join(command)}", file=sys.stderr)
    yield None


def pythons() -> list[str]:
    """The Python that has the peers, where there is one, and our own."""
    theirs = os.environ.get("BULLETIN_PEERS") or str(HERE / ".venv" / "bin" / "python")
    return [python for python in (theirs, sys.executable) if Path(python).is_file()]


def measure(peers: Sequence[Peer], pages: Sequence[KnownPage], rounds: int) -> list[Result]:
    """Let every tool read every page, round by round, and keep each tool's medians."""
    alive = [peer for peer in peers if read(peer, pages[0].path) is not None]
    seconds = {peer.name: [[] for _ in pages] for peer in alive}
    flows = {peer.name: [] for peer in alive}
    for turn in range(rounds):
        busy = [peer for peer in alive if turn == 0 or spent(seconds[peer.name]) < SLOW]
        for number, page in enumerate(pages):
            for peer in busy:
                reading = read(peer, page.path)
                if reading is None:
                    continue
                seconds[peer.name][number].append(reading.seconds)
                if turn == 0:
                    flows[peer.name].append(flow_on(page, peer.name, reading.text))
    return [result_of(peer, seconds[peer.name], flows[peer.name]) for peer in alive]


def spent(by_page: Sequence[Sequence[float]]) -> float:
    """All the seconds of a tool."""
    return sum(map(sum, by_page))


def result_of(peer: Peer, by_page: Sequence[Sequence[float]], flows: Sequence[float]) -> Result:
    """The medians of a tool; the mean of its flow where it read every page."""
    medians = [statistics.median(times) for times in by_page if times]
    whole = len(flows) == len(by_page)
    return Result(peer, statistics.median(medians), statistics.fmean(flows) if whole else None)


def read(peer: Peer, path: Path) -> Reading | None:
    """A page as the tool reads it; None once the tool has broken down."""
    if peer.process.poll() is not None:
        return None
    print(path, file=peer.process.stdin, flush=True)
    answer = peer.process.stdout.readline()
    if not answer:
        print(f"{peer.name} broke down on {path.name}", file=sys.stderr)
        peer.process.wait()
        return None
    fields = json.loads(answer)
    return Reading(fields["seconds"], fields["text"])


def flow_on(page: KnownPage, tool: str, text: str) -> float:
    """The flow of a page's stories in a tool's text, which is Markdown in one case."""
    told = running_text(text) if tool == "pymupdf4llm" else text
    return flow(map(plain, page.bodies), plain(told)).share


def print_table(results: Sequence[Result], missing: Sequence[str]) -> None:
    """A row a tool, the fastest first, then those that are not installed."""
    print(f"{'tool':14}{'version':>12}{'s a page':>10}{'flow':>8}  what it gives")
    for each in sorted(results, key=lambda result: result.seconds):
        figure = "-" if each.flow is None else f"{each.flow:.3f}"
        gives = "articles" if each.peer.name == OURS else "text"
        row = f"{each.peer.name:14}{each.peer.version:>12}{each.seconds:10.4f}{figure:>8}"
        print(f"{row}  {gives}")
    for tool in missing:
        print(f"{tool:14}{'not installed':>12}")


def print_ratios(seconds: dict[str, float]) -> None:
    """Our seconds by others', beside what is asked of them."""
    for tool, bound, asked in ASKED:
        if tool not in seconds or OURS not in seconds:
            print(f"{OURS} / {tool}: not measured; asked {bound} {asked}")
            continue
        ratio = seconds[OURS] / seconds[tool]
        met = ratio <= asked if bound == "at most" else ratio < asked
        print(f"{OURS} / {tool}: {ratio:.3f}, asked {bound} {asked}: {'met' if met else 'missed'}")


if __name__ == "__main__":
    sys.exit(main())
