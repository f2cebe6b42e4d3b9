"""
A folder for an Airflow of one's own: its configuration, secrets, database and lock.

Everything is made once and kept. Secrets are drawn at random and readable by the owner alone, and
the configuration is a file, so that `AIRFLOW_HOME=.airflow airflow …` speaks to the same Airflow.
"""

from __future__ import annotations

import base64
import configparser
import fcntl
import json
import os
import secrets
import shutil
import subprocess
import sys
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import IO, TYPE_CHECKING

from trouble import NewsroomError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PROJECT = Path(__file__).absolute().parents[1]

LEAST_SPACE = 200 * 1024**2  # bytes: a fresh database, logs, and room for the sample's dataset
PATIENCE_S = 60  # for SQLite, while another writes; the default of 5 s ends a scheduler for good
SLOTS = 4  # tasks at once: SQLite gives up under 32, and two cores are busy with four
UNFIT = frozenset("?$\n")  # in a folder's name: they mean something else in Airflow's settings


@contextmanager
def locked(home: Path) -> Iterator[None]:
    """
    Keep the folder to this process.

    Raises:
        NewsroomError: Another one has it.
    """
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (home / "lock").open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            message = (
                f"another newsroom (process {file.read().strip() or 'unknown'}) runs in {home}; "
                "end it, or give another folder with --home"
            )
            raise NewsroomError(message) from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def check_space(folder: Path) -> None:
    """
    Raises:
        NewsroomError: The disk of this folder is nearly full.
    """
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(existing).free
    if free < LEAST_SPACE:
        message = (
            f"{existing} has {free // 1024**2} MB left, and {LEAST_SPACE // 1024**2} MB are "
            "needed; free some and run again"
        )
        raise NewsroomError(message)


def configure(home: Path, port: int) -> None:
    """
    Write airflow.cfg, its secrets and the admin's password.

    Raises:
        NewsroomError: A folder's name has a character that Airflow would misread.
    """
    if found := UNFIT & set(f"{home}{PROJECT}"):
        message = f"{home}, {PROJECT}: a folder's name has {min(found)!r}; choose one without"
        raise NewsroomError(message)
    (home / "logs").mkdir(parents=True, exist_ok=True)
    keys = _secrets(home)
    write_private(home / "passwords.json", json.dumps({"admin": keys["admin_password"]}))
    parser = configparser.ConfigParser(interpolation=None)
    # Airflow reads a per cent sign as the start of a reference.
    parser.read_dict(
        {
            section: {name: str(value).replace("%", "%%") for name, value in options.items()}
            for section, options in _options(home, port, keys).items()
        }
    )
    with private(home / "airflow.cfg") as file:
        parser.write(file)


def _options(home: Path, port: int, keys: Mapping[str, str]) -> dict[str, dict[str, object]]:
    address = f"http://127.0.0.1:{port}"
    return {
        "core": {
            "dags_folder": PROJECT / "dags",
            "plugins_folder": PROJECT / "plugins",
            "load_examples": False,
            "executor": "LocalExecutor",
            "parallelism": SLOTS,
            "fernet_key": keys["fernet_key"],
            "simple_auth_manager_users": "admin:admin",
            "simple_auth_manager_passwords_file": home / "passwords.json",
            "execution_api_server_url": f"{address}/execution/",
            # The default asks the resolver for a full name, which waits where there is none.
            "hostname_callable": "socket.gethostname",
        },
        "database": {"sql_alchemy_conn": f"sqlite:///{home / 'airflow.db'}?timeout={PATIENCE_S}"},
        "api": {
            "host": "127.0.0.1",
            "port": port,
            "base_url": address,
            "secret_key": keys["api_secret"],
        },
        "api_auth": {"jwt_secret": keys["jwt_secret"]},
        "logging": {"base_log_folder": home / "logs"},
        "dag_processor": {
            "refresh_interval": 5,
            "dag_processor_child_process_log_directory": home / "logs" / "dag_processor",
        },
        "scheduler": {
            "scheduler_idle_sleep_time": 0.2,
            # What a newsroom that was killed left half done is taken up soon after, not in 5 min.
            "orphaned_tasks_check_interval": 10,
            "task_instance_heartbeat_timeout": 60,
        },
        # A supervisor that misses its task's end by an instant sleeps for this long, on a slot.
        "workers": {"min_heartbeat_interval": 1},
        "usage_data_collection": {"enabled": False},
    }


def environment(home: Path, given: Mapping[str, str]) -> dict[str, str]:
    """
    The environment of Airflow's processes.

    What the caller has set for another Airflow is left out; the connection of that name too, as
    the store is named by this program. Compiled modules are kept, as reading Airflow's anew costs
    each process 1.5 s. No proxy stands between processes of one machine.
    """
    kept = {
        name: value
        for name, value in given.items()
        if not name.startswith("AIRFLOW__")
        and name
        not in {"AIRFLOW_CONFIG", "AIRFLOW_CONN_BULLETIN_STORE", "PYTHONDONTWRITEBYTECODE"}
    }
    path = [str(PROJECT / "include"), *filter(None, [given.get("PYTHONPATH")])]
    local = ",".join(filter(None, [given.get("NO_PROXY"), "127.0.0.1", "localhost"]))
    return kept | {
        "AIRFLOW_HOME": str(home),
        "PYTHONPATH": os.pathsep.join(path),
        "PYTHONUNBUFFERED": "1",
        "NO_PROXY": local,
        "no_proxy": local,
    }


def migrate(home: Path, env: Mapping[str, str]) -> None:
    """
    Make the database, or bring it up to this Airflow; nothing where that was done.

    Raises:
        NewsroomError: Airflow could not.
    """
    stamp, database = home / "migrated", home / "airflow.db"
    last = stamp.read_text(encoding="utf-8") if stamp.is_file() else None
    wanted = version("apache-airflow")
    if last == wanted and database.is_file():
        return
    if last is None:  # broken off while it was made
        database.unlink(missing_ok=True)
    log = home / "logs" / "db-migrate.log"
    with log.open("wb") as output:
        done = subprocess.run(
            [sys.executable, "-m", "airflow", "db", "migrate"],
            env=env,
            stdout=output,
            stderr=output,
            start_new_session=True,
            check=False,
        )
    if done.returncode:
        message = f"the database in {home} could not be made; {log} says why"
        raise NewsroomError(message)
    stamp.write_text(wanted, encoding="utf-8")


def admin_password(home: Path) -> str:
    """What `admin` logs in with."""
    return _secrets(home)["admin_password"]


def _secrets(home: Path) -> dict[str, str]:
    path = home / "secrets.json"
    if not path.is_file():
        drawn = {
            "fernet_key": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
            "jwt_secret": secrets.token_hex(64),
            "api_secret": secrets.token_hex(32),
            "admin_password": secrets.token_urlsafe(12),
        }
        write_private(path, json.dumps(drawn))
    content: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return content


@contextmanager
def private(path: Path) -> Iterator[IO[str]]:
    """A file that its owner alone can read, put in place when it is whole."""
    temporary = path.with_name(f".{path.name}.writing")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        yield file
    temporary.replace(path)


def write_private(path: Path, text: str) -> None:
    """Write a file that its owner alone can read."""
    with private(path) as file:
        file.write(text)
