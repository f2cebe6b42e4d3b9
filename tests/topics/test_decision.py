"""The file of figures, and the chance that it gives a topic."""

import math
from pathlib import Path

import pytest

from bulletin.errors import CatalogError
from bulletin.topics import LEXICON_VERSION, TOPICS
from bulletin.topics.decision import decision, read_decision, version_of
from bulletin.topics.lexicon import lexicon
from bulletin.topics.weighing import Weighed

FIGURES = """\
fit:
  lexicon: 0123456789ab
  articles: 3
  labels: ba9876543210
  method: by hand
threshold: 0.4
floor: 0.2
intercept: -1.0
coefficients:
  score: 1.0
  share: 2.0
  heads: 0.5
  lead: 0.25
offsets:
  law: 0.5
"""


def figures_file(folder: Path, text: str) -> Path:
    path = folder / "decision.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def refusal(path: Path) -> str:
    with pytest.raises(CatalogError) as caught:
        read_decision(path, frozenset({"law"}))
    return str(caught.value).removeprefix(str(path))


def test_the_chance_is_the_logistic_of_the_features(tmp_path):
    figures = read_decision(figures_file(tmp_path, FIGURES), frozenset({"law"}))
    total = -1 + math.log(9) + 2 * math.log(8 / 16) + 0.5 * math.log(4) + 0.25 * math.log(2)

    with_offset = figures.chance(Weighed("law", 8.0, heads=3.0, lead=1.0), best=16.0)
    without = figures.chance(Weighed("sport", 8.0, heads=3.0, lead=1.0), best=16.0)

    assert with_offset == pytest.approx(1 / (1 + math.exp(-total - 0.5)))
    assert without == pytest.approx(1 / (1 + math.exp(-total)))


def test_a_chance_stays_a_chance_however_much_is_said():
    assert 0 < decision().chance(Weighed("law", 3.0), best=1e300) < 0.001
    assert 0.999 < decision().chance(Weighed("law", 1e300, 1e300, 1e300), best=1e300) <= 1


def test_figures_beyond_reason_make_no_overflow(tmp_path):
    text = FIGURES.replace("score: 1.0", "score: -100")
    figures = read_decision(figures_file(tmp_path, text), frozenset({"law"}))

    assert 0 < figures.chance(Weighed("law", 1e300), best=1e300) < 1e-9


def test_the_version_changes_with_every_figure_and_with_the_phrases(tmp_path):
    texts = (FIGURES, FIGURES.replace("0.25", "0.26"), FIGURES.replace("law: 0.5", "law: 0.6"))
    read = [read_decision(figures_file(tmp_path, text), frozenset({"law"})) for text in texts]

    assert len({version_of(words, how) for words in ("one", "two") for how in read}) == 6
    assert version_of(lexicon().version, decision()) == LEXICON_VERSION


def test_our_own_figures_are_of_our_own_topics():
    assert set(decision().offsets) == {topic.id for topic in TOPICS}


WRONG = {
    "a topic that is none": (
        FIGURES.replace("law:", "crime:"),
        ":15: offsets name 'crime', which is no topic; take the line out, or fit anew",
    ),
    "a threshold that is no share": (
        FIGURES.replace("threshold: 0.4", "threshold: 40"),
        ":6: Expected `float` < 1.0 - at `$.threshold`",
    ),
    "a floor above the threshold": (
        FIGURES.replace("floor: 0.2", "floor: 0.5"),
        ": floor 0.5 is above threshold 0.4; lower it",
    ),
    "a feature that nobody knows": (
        FIGURES.replace("lead:", "tail:"),
        ":9: unknown key 'tail' under 'coefficients'; take it out",
    ),
    "a feature without its figure": (
        FIGURES.replace("  lead: 0.25\n", ""),
        ":9: key 'lead' is missing under 'coefficients'; write it",
    ),
    "a figure that is text": (
        FIGURES.replace("score: 1.0", "score: much"),
        ":9: Expected `float`, got `str` - at `$.coefficients.score`",
    ),
    "a figure that is no number": (
        FIGURES.replace("intercept: -1.0", "intercept: .nan"),
        ":8: Expected `float` >= -100.0 - at `$.intercept`",
    ),
    "no figure": (
        FIGURES.replace("intercept: -1.0\n", ""),
        ":1: key 'intercept' is missing; write it",
    ),
    "a key twice": (
        FIGURES + "floor: 0.1\n",
        ":16: key 'floor' stands on line 7 already; join the two",
    ),
}


@pytest.mark.parametrize(("text", "sentence"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_refused_with_line_and_remedy(tmp_path, text, sentence):
    assert refusal(figures_file(tmp_path, text)) == sentence
