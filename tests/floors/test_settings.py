"""Settings from the environment."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bulletin.errors import BadSetting
from bulletin.settings import Settings, settings


def test_nothing_set():
    assert settings({}) == Settings(store="store", papers=(), only=(), contact=None)


def test_everything_set(tmp_path):
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.mkdir()
    theirs.mkdir()

    assert settings(
        {
            "BULLETIN_STORE": "s3://news/bulletin",
            "BULLETIN_PAPERS": f"{ours}{os.pathsep}{theirs}",
            "BULLETIN_ONLY": "xjrb, hexi,nanwan",
            "BULLETIN_CONTACT": "desk@paper.example",
            "BULLETIN_INBOX": "/srv/drop",
        }
    ) == Settings(
        "s3://news/bulletin",
        (ours, theirs),
        ("xjrb", "hexi", "nanwan"),
        "desk@paper.example",
        "/srv/drop",
    )


def test_a_variable_that_is_empty_is_as_good_as_none():
    empty = dict.fromkeys(
        (
            "BULLETIN_STORE",
            "BULLETIN_PAPERS",
            "BULLETIN_ONLY",
            "BULLETIN_CONTACT",
            "BULLETIN_INBOX",
        ),
        "",
    )

    assert settings(empty) == settings({})


@pytest.mark.parametrize(
    "only", ["hexi nanwan", "hexi,nanwan", " hexi ,\n nanwan, ", ",hexi,,nanwan"]
)
def test_codes_are_parted_by_commas_or_white_space(only):
    assert settings({"BULLETIN_ONLY": only}).only == ("hexi", "nanwan")


def test_an_empty_part_between_folders_is_passed_over(tmp_path):
    assert settings({"BULLETIN_PAPERS": f"{os.pathsep}{tmp_path}{os.pathsep}"}).papers == (
        tmp_path,
    )


def test_a_folder_that_is_not_there_is_named(tmp_path):
    gone = tmp_path / "gone"

    with pytest.raises(BadSetting) as caught:
        settings({"BULLETIN_PAPERS": f"{tmp_path}{os.pathsep}{gone}"})

    assert str(caught.value) == f"BULLETIN_PAPERS: {gone} is not a folder; make it or take it out"


def test_a_file_is_not_a_folder(tmp_path):
    file = tmp_path / "xjrb.yaml"
    file.touch()

    with pytest.raises(BadSetting, match=r"xjrb\.yaml is not a folder"):
        settings({"BULLETIN_PAPERS": str(file)})


def test_the_environment_is_read_when_asked_and_not_before(monkeypatch):
    monkeypatch.setenv("BULLETIN_STORE", "elsewhere")

    assert settings().store == "elsewhere"
    assert Path(settings().store).name == "elsewhere"
