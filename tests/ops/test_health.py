"""Airflow says 200 even when it is ill; what it says is what counts."""

import io

import pytest

import health

ILL = b'{"metadatabase": {"status": "healthy"}, "scheduler": {"status": "unhealthy"}}'


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("metadatabase", None),
        ("scheduler", "scheduler: unhealthy"),
        ("triggerer", f"triggerer: {health.ADDRESS} does not say (KeyError('triggerer'))"),
    ],
)
def test_a_part_is_as_airflow_says(part, told, monkeypatch):
    monkeypatch.setattr(health.urllib.request, "urlopen", lambda *_, **__: io.BytesIO(ILL))

    assert health.main(part) == told


@pytest.mark.parametrize("answer", [b"", b"<html>", b"[]", b'{"scheduler": null}'])
def test_an_answer_of_another_kind_is_not_health(answer, monkeypatch):
    monkeypatch.setattr(health.urllib.request, "urlopen", lambda *_, **__: io.BytesIO(answer))

    assert health.main("scheduler").startswith(f"scheduler: {health.ADDRESS} does not say (")


def test_no_answer_is_not_health(monkeypatch):
    monkeypatch.setattr(health, "ADDRESS", "http://127.0.0.1:9/")

    assert health.main("scheduler").startswith("scheduler: http://127.0.0.1:9/ does not say (")
