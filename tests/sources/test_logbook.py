import pytest

from bulletin import errors
from bulletin.model import Attempt, Verdict
from bulletin.sources.logbook import Logbook, verdict_on


def attempt(url, verdict=Verdict.GOOD):
    return Attempt(url, url, 0.0, 0.1, 200, (), 5, "", verdict)


def test_a_judgement_stands_beside_the_last_attempt_for_an_address():
    logbook = Logbook()
    for url in ("http://e.cn/1", "http://e.cn/2", "http://e.cn/1"):
        logbook.note(attempt(url))

    logbook.judge("http://e.cn/1", Verdict.EMPTY, "nothing but blanks")
    logbook.judge("http://e.cn/3", Verdict.LOCKED)

    told = [(each.verdict, each.reason) for each in logbook.attempts]
    assert told == [
        (Verdict.GOOD, ""),
        (Verdict.GOOD, ""),
        (Verdict.EMPTY, "nothing but blanks"),
    ]


@pytest.mark.parametrize(
    ("url", "verdict", "expected"),
    [
        ("http://e.cn/1", Verdict.UNCHANGED, False),
        ("http://e.cn/1", Verdict.ABSENT, True),
        ("http://e.cn/robots.txt", Verdict.ABSENT, False),
        ("http://e.cn/robots.txt", Verdict.LATER, True),
    ],
)
def test_what_is_trouble(url, verdict, expected):
    logbook = Logbook()
    logbook.note(attempt(url, verdict))

    assert logbook.has_trouble is expected


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (errors.CutShort, Verdict.CUT_SHORT),
        (errors.EmptyFile, Verdict.EMPTY),
        (errors.WebPage, Verdict.WEB_PAGE),
        (errors.Locked, Verdict.LOCKED),
        (errors.TooMuch, Verdict.TOO_LONG),
        (errors.NotAPdf, Verdict.NOT_A_PDF),
        (errors.SourceBlocked, Verdict.REFUSED),
        (errors.SourceUnavailable, Verdict.LATER),
        (errors.SourceChanged, Verdict.STRANGE),
    ],
)
def test_errors_as_verdicts(error, expected):
    assert verdict_on(error("")) is expected
