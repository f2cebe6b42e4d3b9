"""The compose file keeps no secret, opens nothing to the network, and heals itself."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SECRETS = {
    "POSTGRES_PASSWORD",
    "STORE_SECRET_KEY",
    "AIRFLOW_FERNET_KEY",
    "AIRFLOW_JWT_SECRET",
    "AIRFLOW_API_SECRET",
    "AIRFLOW_ADMIN_PASSWORD",
}
SECRET_NAME = re.compile("PASSWORD$|SECRET|FERNET|SQL_ALCHEMY_CONN|AIRFLOW_CONN_")
REFERENCE = re.compile(r"\$\{([A-Z_]+)(?::([?-])([^}]*))?\}")


@pytest.fixture(scope="module")
def text() -> str:
    return (ROOT / "docker-compose.yaml").read_text("utf-8")


@pytest.fixture(scope="module")
def compose(text):
    return yaml.safe_load(text)


@pytest.fixture(scope="module")
def example() -> dict[str, str]:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def environments(compose) -> list[tuple[str, str]]:
    return [
        (name, value)
        for service in compose["services"].values()
        for name, value in service.get("environment", {}).items()
    ]


def test_every_secret_comes_from_outside(compose):
    """A name that sounds of a secret has a value that asks for one of ours."""
    asked = {
        name: {found[0] for found in REFERENCE.findall(value) if found[1] == "?"}
        for name, value in environments(compose)
        if SECRET_NAME.search(name)
    }

    assert set().union(*asked.values()) == SECRETS
    assert [name for name, found in asked.items() if not found & SECRETS] == []


def test_a_missing_secret_is_asked_for_with_the_way_to_make_it(text):
    told = {(name, words) for name, kind, words in REFERENCE.findall(text) if kind == "?"}

    assert told == {(name, "set it in .env; .env.example says how") for name in SECRETS}


def test_what_is_no_secret_has_a_value_of_its_own(text):
    assert {name for name, kind, _ in REFERENCE.findall(text) if kind != "?"} == {
        "AIRFLOW_PORT",
        "STORE_PORT",
        "STORE_GIGABYTES",
        "BULLETIN_ONLY",
        "BULLETIN_CONTACT",
        "BULLETIN_INBOX",
    }


def test_the_example_names_every_variable_and_gives_no_secret(text, example):
    assert example.keys() == {name for name, _, _ in REFERENCE.findall(text)}
    assert {name for name in SECRETS if example[name]} == set()


def test_the_example_says_how_to_make_each_secret():
    blocks = (ROOT / ".env.example").read_text("utf-8").split("\n\n")
    made = {block.splitlines()[-1].rstrip("=") for block in blocks if "openssl rand" in block}

    assert made == SECRETS


def test_ports_are_open_on_this_machine_alone(compose):
    ports = {
        name: service["ports"]
        for name, service in compose["services"].items()
        if "ports" in service
    }

    assert ports == {
        "store": ["127.0.0.1:${STORE_PORT:-9000}:9000"],
        "api-server": ["127.0.0.1:${AIRFLOW_PORT:-8080}:8080"],
    }


def test_what_ends_begins_again(compose):
    restarts = {name: service["restart"] for name, service in compose["services"].items()}

    assert restarts.pop("init") == "on-failure:3"
    assert set(restarts.values()) == {"unless-stopped"}


def test_all_but_the_one_that_ends_are_watched(compose):
    watched = {name for name, service in compose["services"].items() if "healthcheck" in service}

    assert watched == compose["services"].keys() - {"init"}


def test_airflows_health_is_read_and_not_only_asked_for(compose):
    tests = {
        name: service["healthcheck"]["test"]
        for name, service in compose["services"].items()
        if service["image"].startswith("bulletin-airflow:") and name != "init"
    }
    program = "/opt/airflow/docker/health.py"

    assert tests == {
        "api-server": ["CMD", "python", program, "metadatabase"],
        "scheduler": ["CMD", "python", program, "scheduler"],
        "dag-processor": ["CMD", "python", program, "dag_processor"],
        "triggerer": ["CMD", "python", program, "triggerer"],
    }


def test_each_service_waits_for_what_it_needs(compose):
    needs = {
        name: {other: how["condition"] for other, how in service["depends_on"].items()}
        for name, service in compose["services"].items()
        if "depends_on" in service
    }
    working = {"api-server": "service_healthy", "store": "service_healthy"}

    assert needs == {
        "init": {"postgres": "service_healthy"},
        "api-server": {"init": "service_completed_successfully"},
        "scheduler": working,
        "dag-processor": working,
        "triggerer": working,
    }


def test_every_image_names_its_version(compose):
    images = {service["image"] for service in compose["services"].values()}
    dockerfiles = (ROOT / "docker").glob("*.Dockerfile")
    bases = {
        re.search(r"^FROM (\S+)", file.read_text("utf-8"), re.MULTILINE)[1] for file in dockerfiles
    }

    assert images == {
        "postgres:16.14-bookworm",
        "bulletin-store:16.2.15",
        "bulletin-airflow:3.3.2",
    }
    assert bases == {"apache/airflow:slim-3.3.2-python3.11", "debian:bookworm-slim"}


def test_the_image_has_the_airflow_that_is_locked(compose):
    lock = (ROOT / "requirements.txt").read_text("utf-8")
    version = re.search(r"^apache-airflow==(\S+)", lock, re.MULTILINE)[1]

    assert compose["services"]["scheduler"]["image"] == f"bulletin-airflow:{version}"


def test_every_kept_folder_has_a_volume(compose):
    mounted = {
        mount.split(":")[0]
        for service in compose["services"].values()
        for mount in service["volumes"]
    }

    assert mounted == compose["volumes"].keys() == {"database", "store", "logs"}


def test_the_connection_to_the_store_is_one_that_airflow_reads(compose):
    value = compose["services"]["scheduler"]["environment"]["AIRFLOW_CONN_BULLETIN_STORE"]

    assert json.loads(REFERENCE.sub("secret", value)) == {
        "conn_type": "aws",
        "login": "bulletin",
        "password": "secret",
        "extra": {"endpoint_url": "http://store:9000", "region_name": "us-east-1"},
    }


def test_what_the_dockerfiles_copy_is_not_ignored():
    allowed = {
        line.removeprefix("!")
        for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines()
        if line.startswith("!")
    }
    copied = {
        source
        for file in (ROOT / "docker").glob("*.Dockerfile")
        for line in re.findall(
            r"^COPY (?:--\S+ )*(.+) \S+$", file.read_text("utf-8"), re.MULTILINE
        )
        for source in line.split()
    }

    assert [s for s in copied if s not in allowed and s.partition("/")[0] not in allowed] == []
    assert [s for s in copied if not (ROOT / s).exists()] == []


@pytest.fixture
def docker() -> str:
    """The docker client with its compose plugin; neither needs an engine to check a file."""
    docker = shutil.which("docker")
    if docker is None:
        pytest.skip("docker is not installed")
    version = [docker, "compose", "version"]
    if subprocess.run(version, capture_output=True, check=False).returncode:
        pytest.skip("docker has no compose plugin")
    return docker


def test_compose_itself_has_nothing_to_say(docker, example, tmp_path):
    filled = {name: value or "filled" for name, value in example.items()}
    path = tmp_path / ".env"
    path.write_text("".join(f"{name}={value}\n" for name, value in filled.items()), "utf-8")

    command = [docker, "compose", "--env-file", path, "config", "--quiet"]
    outer = {name: value for name, value in os.environ.items() if name not in example}
    run = subprocess.run(command, cwd=ROOT, env=outer, capture_output=True, text=True, check=False)

    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


@pytest.mark.parametrize("missing", sorted(SECRETS))
def test_compose_refuses_a_missing_secret_by_name(docker, example, tmp_path, missing):
    filled = {name: value or "filled" for name, value in example.items()} | {missing: ""}
    path = tmp_path / ".env"
    path.write_text("".join(f"{name}={value}\n" for name, value in filled.items()), "utf-8")

    command = [docker, "compose", "--env-file", path, "config", "--quiet"]
    outer = {name: value for name, value in os.environ.items() if name not in example}
    run = subprocess.run(command, cwd=ROOT, env=outer, capture_output=True, text=True, check=False)

    assert run.returncode != 0
    told = f"required variable {missing} is missing a value: set it in .env; .env.example says how"
    assert told in run.stderr
