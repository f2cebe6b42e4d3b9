"""Flow: the share of short windows of what was written that stand unbroken in what was read."""

import importlib.util
from pathlib import Path

import pytest

from builders import SENTENCES
from flow import Flow, flow, plain, windows_of

SCORE = Path(__file__).parents[3] / "shared" / "pressroom" / "score.py"
STORY = plain("".join(SENTENCES))


def test_a_text_is_compared_without_spaces_and_marks():
    assert plain("■ 本报讯　（记者 苏见山）\n１２日") == "本报讯(记者苏见山)12日"


def test_windows_of_twenty_characters_begin_at_every_fifth():
    assert windows_of("甲" * 10 + "乙" * 15) == ["甲" * 10 + "乙" * 10, "甲" * 5 + "乙" * 15]


def test_a_text_shorter_than_a_window_has_none():
    assert windows_of("甲" * 19) == []


def test_a_story_read_as_it_was_written_flows():
    assert flow([STORY], f"版名{STORY}版次").share == 1.0


def test_a_folio_amid_the_story_costs_the_windows_that_cross_it():
    read = f"{STORY[:100]}第3版{STORY[100:]}"

    assert flow([STORY], read) == Flow(len(windows_of(STORY)) - 3, len(windows_of(STORY)))


def test_where_nothing_was_written_nothing_flows():
    assert flow([], "清晨").share == 0.0


def test_it_is_the_measure_of_the_pressroom():
    if not SCORE.is_file():
        pytest.skip("../shared/pressroom is not here")
    spec = importlib.util.spec_from_file_location("pressroom_score", SCORE)
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    gold = {"body": [{"text": text} for text in SENTENCES]}
    read = plain("".join(SENTENCES[::2]) + "".join(SENTENCES))[:150]

    assert flow([STORY], read).share == score.flow([gold], read) > 0
