"""
Airflow's components as processes of our own, on loopback only.

`airflow standalone` opens log servers on every interface and leaves its api-server behind when it
is ended by SIGTERM (Airflow 3.3), so the components are started one by one. Each is the leader of
a session, so that Ctrl-C reaches this program alone, which then ends them in order.
"""

from __future__ import annotations

import contextlib
import json
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil

from processes import family, kill, whole_step
from trouble import NewsroomError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

SECONDS_TO_START = 120  # a cold start on two busy cores takes 30
SECONDS_TO_STOP = 15  # for a scheduler, which waits for its running tasks
SECONDS_TO_LEAVE = 5  # for the others, which have nothing to lose; a triggerer may dawdle for 10
GOOD_BYE = b"Finished server process"

# The scheduler ends first, as its tasks report to the api-server; then the others together.
COMPONENTS = {
    "scheduler": ("scheduler", "--skip-serve-logs"),
    "triggerer": ("triggerer", "--skip-serve-logs"),
    "dag-processor": ("dag-processor",),
    "api-server": ("api-server",),
}

# What every task would import for itself, 0.3 s each time; the scheduler's workers and their tasks
# are forks of it. Nothing of ours is here, so that a change in our code counts at once.
SHARED = (
    "airflow.sdk.execution_time.supervisor",
    "airflow.sdk.execution_time.task_runner",
    "airflow.providers.standard.decorators.python",
    "boto3",
    "msgspec",
    "numpy",
    "pandas",
    "pyarrow.parquet",
    "yaml",
)


@dataclass(frozen=True, slots=True)
class Component:
    """One running component of Airflow."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path


def free_port() -> int:
    """A port of 127.0.0.1 that nobody has."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def check_port(port: int) -> None:
    """
    Raises:
        NewsroomError: Somebody listens there, or we may not.
    """
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            message = f"port {port} of 127.0.0.1 cannot be had ({error}); give another with --port"
            raise NewsroomError(message) from error


@contextmanager
def running(
    home: Path, env: Mapping[str, str], names: Iterable[str]
) -> Iterator[tuple[Component, ...]]:
    """Start components, and end all of them whatever happens inside."""
    started: list[Component] = []
    try:
        for name in names:
            with whole_step():
                started.append(_start(home, env, name))
                _remember(home, started)
        yield tuple(started)
    finally:
        with whole_step():
            _end(started)
            (home / "processes.json").unlink(missing_ok=True)


def wait_until(is_ready: Callable[[], bool], components: Sequence[Component]) -> None:
    """
    Wait until Airflow says that all is well.

    Raises:
        NewsroomError: A component ended, or time is up.
    """
    give_up = time.monotonic() + SECONDS_TO_START
    while not is_ready():
        check_alive(components)
        if time.monotonic() > give_up:
            logs = components[0].log.parent
            message = f"Airflow was not healthy after {SECONDS_TO_START} s; its logs are in {logs}"
            raise NewsroomError(message)
        time.sleep(0.1)


def check_alive(components: Sequence[Component]) -> None:
    """
    Raises:
        NewsroomError: A component has ended by itself.
    """
    for component in components:
        if component.process.poll() is not None:
            message = (
                f"Airflow's {component.name} ended ({component.process.returncode}): "
                f"{_last_line(component.log)}; all of it is in {component.log}"
            )
            raise NewsroomError(message)


def end_leftovers(home: Path) -> None:
    """End what a newsroom that was killed has left running in this folder."""
    path = home / "processes.json"
    if not path.is_file():
        return
    for pid, created in json.loads(path.read_text(encoding="utf-8")):
        with contextlib.suppress(psutil.NoSuchProcess):
            process = psutil.Process(pid)
            if abs(process.create_time() - created) < 1:
                kill([process, *process.children(recursive=True)])
    path.unlink()


def command_of(name: str) -> list[str]:
    """What starts a component: `airflow <component>`, in this Python."""
    shared = f"import {', '.join(SHARED)}; " if name == "scheduler" else ""
    program = f"{shared}from airflow.__main__ import main; main()"
    return [sys.executable, "-c", program, *COMPONENTS[name]]


def _start(home: Path, env: Mapping[str, str], name: str) -> Component:
    log = home / "logs" / f"{name}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command_of(name),
            env=env,
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    return Component(name, process, log)


def _remember(home: Path, started: list[Component]) -> None:
    """Note who runs, for a newsroom that comes after one that was killed."""
    known = [
        (component.process.pid, psutil.Process(component.process.pid).create_time())
        for component in started
        if component.process.poll() is None
    ]
    (home / "processes.json").write_text(json.dumps(known), encoding="utf-8")


def _end(started: list[Component]) -> None:
    """Ask the scheduler to end, then the others; then end what is left of their sessions."""
    schedulers = [component for component in started if component.name == "scheduler"]
    others = [component for component in started if component.name != "scheduler"]
    for group, patience in ((schedulers, SECONDS_TO_STOP), (others, SECONDS_TO_LEAVE)):
        families = [process for component in group for process in family(component.process.pid)]
        for component in group:
            component.process.send_signal(signal.SIGINT)
        give_up = time.monotonic() + patience
        while not all(map(_is_done, group)) and time.monotonic() < give_up:
            time.sleep(0.05)
        kill(families)
        for component in group:
            component.process.wait()


def _is_done(component: Component) -> bool:
    """
    Whether a component has ended, or has nothing left to do.

    An api-server that has said good-bye takes apart its memory for 3 s; nobody needs to wait.
    """
    if component.process.poll() is not None:
        return True
    return component.name == "api-server" and GOOD_BYE in component.log.read_bytes()[-4096:]


def _last_line(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "it said nothing")
