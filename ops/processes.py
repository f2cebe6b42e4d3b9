"""Processes with children: found, ended, and never left half started."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import psutil

SECONDS_TO_DIE = 3
SIGNALS = (signal.SIGINT, signal.SIGTERM)


def family(pid: int) -> list[psutil.Process]:
    """A process and everything below it or in its session."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.NoSuchProcess, ProcessLookupError, PermissionError):
            if os.getsid(process.pid) == pid:
                found.append(process)
    with contextlib.suppress(psutil.NoSuchProcess):
        found += psutil.Process(pid).children(recursive=True)
    return found


def kill(processes: list[psutil.Process]) -> None:
    """End these, by force where asking is of no use."""
    for stop in (psutil.Process.terminate, psutil.Process.kill):
        for process in processes:
            with contextlib.suppress(psutil.NoSuchProcess):
                stop(process)
        _, processes = psutil.wait_procs(processes, timeout=SECONDS_TO_DIE)


@contextmanager
def whole_step() -> Iterator[None]:
    """Let Ctrl-C wait until a step is done, so that no process is started and not noted."""
    seen: list[int] = []

    def note(number: int, _frame: object) -> None:
        seen.append(number)

    before = [signal.signal(number, note) for number in SIGNALS]
    try:
        yield
    finally:
        for number, handler in zip(SIGNALS, before, strict=True):
            signal.signal(number, handler)
    if seen:
        signal.raise_signal(seen[0])
