"""
Golden pages: whole issues whose every article is kept, and must come out as it did.

`pytest tests/golden --regenerate` sets the pages anew and writes what comes out; the diff is then
read as a change of the product.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from builders import extracted, turned
from golden import pages

HERE = Path(__file__).parent
ISSUES = {
    "issue": (pages.front, pages.inside),
    "turned": (pages.turned_page,),
}
LARGEST = 40_000  # bytes of a page's PDF in the repository


def files(name: str) -> list[Path]:
    return [HERE / f"{name}-{number:02d}.pdf" for number in range(1, len(ISSUES[name]) + 1)]


def set_anew(name: str) -> None:
    for path, sheet in zip(files(name), ISSUES[name], strict=True):
        pdf = sheet().pdf()
        path.write_bytes(turned(pdf, 3) if name == "turned" else pdf)
    (HERE / f"{name}.json").write_bytes(extracted(*(path.read_bytes() for path in files(name))))


@pytest.mark.parametrize("name", ISSUES)
def test_the_articles_are_those_that_were_kept(name, regenerates):
    if regenerates:
        set_anew(name)
    found = extracted(*(path.read_bytes() for path in files(name)))

    assert found.decode() == (HERE / f"{name}.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ISSUES)
def test_the_pages_are_small(name):
    assert all(path.stat().st_size < LARGEST for path in files(name))


def test_nobody_regenerates_in_ci(regenerates):
    assert not (regenerates and os.environ.get("CI")), "read the diff before it is kept"
