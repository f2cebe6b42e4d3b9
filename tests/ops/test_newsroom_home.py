"""A folder for an Airflow of one's own."""

import configparser
import json
import shutil
import socket
import stat
import subprocess
import sys
from importlib.metadata import version

import pytest

import airflow_home
import ports
from airflow_home import PROJECT, check_space, configure, environment, locked
from trouble import NewsroomError


def settings(home):
    parser = configparser.ConfigParser()
    parser.read(home / "airflow.cfg", encoding="utf-8")
    return parser


@pytest.fixture
def home(tmp_path):
    """In a folder that a person might have."""
    home = tmp_path / "我的 报纸 100%"
    home.mkdir()
    return home


def test_airflow_listens_on_loopback_only(home):
    configure(home, 8123)
    api = settings(home)["api"]

    assert (api["host"], api["port"], api["base_url"]) == (
        "127.0.0.1",
        "8123",
        "http://127.0.0.1:8123",
    )


def test_any_folder_s_name_is_written_so_that_airflow_can_read_it(home):
    configure(home, 8123)

    assert settings(home)["database"]["sql_alchemy_conn"] == (
        f"sqlite:///{home}/airflow.db?timeout=60"
    )


def test_a_folder_whose_name_airflow_would_misread_is_refused(tmp_path):
    with pytest.raises(NewsroomError, match=r"has '\?'; choose one without"):
        configure(tmp_path / "why?", 8123)


def test_a_database_that_was_broken_off_is_made_anew(home, monkeypatch):
    done = subprocess.CompletedProcess([], 0)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    (home / "logs").mkdir()
    (home / "airflow.db").write_text("half")
    airflow_home.migrate(home, {})

    assert not (home / "airflow.db").exists()
    assert (home / "migrated").is_file()


def test_a_database_that_is_up_to_date_is_left_alone(home, monkeypatch):
    monkeypatch.setattr(subprocess, "run", None)
    (home / "airflow.db").touch()
    (home / "migrated").write_text(version("apache-airflow"))

    airflow_home.migrate(home, {})


def test_a_database_that_cannot_be_made_is_told_with_its_log(home, monkeypatch):
    done = subprocess.CompletedProcess([], 1)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    (home / "logs").mkdir()

    with pytest.raises(NewsroomError, match=r"could not be made; .*db-migrate\.log says why"):
        airflow_home.migrate(home, {})


def test_secrets_are_random_kept_and_for_the_owner_alone(home, tmp_path):
    configure(home, 8123)
    first = settings(home)["core"]["fernet_key"]
    configure(home, 8124)
    (tmp_path / "other").mkdir()
    configure(tmp_path / "other", 8123)

    assert settings(home)["core"]["fernet_key"] == first
    assert settings(tmp_path / "other")["core"]["fernet_key"] != first
    for name in ("airflow.cfg", "secrets.json", "passwords.json"):
        assert stat.S_IMODE((home / name).stat().st_mode) == 0o600


def test_the_admin_logs_in_with_the_password_that_is_shown(home):
    configure(home, 8123)
    known = json.loads((home / "passwords.json").read_text(encoding="utf-8"))

    assert known == {"admin": airflow_home.admin_password(home)}


def test_the_environment_of_another_airflow_does_not_reach_ours(home):
    given = {
        "AIRFLOW__CORE__EXECUTOR": "CeleryExecutor",
        "AIRFLOW_CONFIG": "/etc/airflow.cfg",
        "AIRFLOW_HOME": "/opt/airflow",
        "AIRFLOW_CONN_BULLETIN_STORE": "aws://",
        "AIRFLOW_CONN_MAIL": "smtp://",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": "/more",
        "HTTP_PROXY": "http://proxy",
        "NO_PROXY": "intranet",
    }

    assert environment(home, given) == {
        "AIRFLOW_HOME": str(home),
        "AIRFLOW_CONN_MAIL": "smtp://",
        "PYTHONPATH": f"{PROJECT / 'include'}:/more",
        "PYTHONUNBUFFERED": "1",
        "HTTP_PROXY": "http://proxy",
        "NO_PROXY": "intranet,127.0.0.1,localhost",
        "no_proxy": "intranet,127.0.0.1,localhost",
    }


def test_a_second_newsroom_in_one_folder_is_told_of_the_first(home):
    program = (
        f"import sys; sys.path.insert(0, {str(PROJECT / 'ops')!r})\n"
        "from pathlib import Path; from airflow_home import locked\n"
        f"with locked(Path({str(home)!r})): pass"
    )
    with locked(home):
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=False
        )

    assert "another newsroom (process " in done.stderr
    assert "give another folder with --home" in done.stderr


def test_a_folder_is_free_again_afterwards(home):
    with locked(home):
        pass
    with locked(home):
        pass


def test_a_full_disk_is_told_before_anything_starts(home, monkeypatch):
    usage = shutil._ntuple_diskusage(10**9, 10**9, 5 * 1024**2)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)

    with pytest.raises(NewsroomError, match="has 5 MB left, and 200 MB are needed"):
        check_space(home / "not yet there")


def test_a_port_that_somebody_has_is_refused():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(NewsroomError, match=f"port {port} .* give another with --port"):
            ports.check_port(port)


@pytest.mark.parametrize("port", [-1, 65_536])
def test_a_port_that_there_is_not_is_refused(port):
    with pytest.raises(NewsroomError, match="cannot be had"):
        ports.check_port(port)
