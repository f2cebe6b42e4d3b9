"""
Set newspaper pages whose every article is known, with a browser and as papers are designed.

    press.py --out DIR [--seeds 0-39] [--style NAME]
    press.py --out DIR [--seeds 0-9] --issue 4

Each seed gives one page, `page-<style>-<seed>.pdf`, and `page-<style>-<seed>.gold.json` in the
form of the pressroom's GOLD.md; the styles take turns. With --issue each gives a folder of pages,
`issue-<seed>/01.pdf` and on, whose first page's stories go on inside. What does not fit its room
is set again with other numbers drawn; what the PDF does not print is no gold. Needs Chromium and
the Debian fonts fonts-noto-cjk, fonts-noto-cjk-extra, fonts-arphic-*, fonts-wqy-*; the styles
gazette and community need the package `typst`, school needs libreoffice-writer-nogui.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent))

from browser import Browser, NoChromium
from page import Page
from running import NoEngine
from set_pages import set_issue, set_page
from styles import STYLES

from gold import BadPage, check

TRIES = 20  # draws for a seed before the press gives up
T = TypeVar("T")


def main() -> int:
    """Set the pages asked for; 1 where one could not be set."""
    options = _options()
    first, _, last = options.seeds.partition("-")
    names = [options.style] if options.style else list(STYLES)
    options.out.mkdir(parents=True, exist_ok=True)
    failed = 0
    try:
        with Browser() as browser:
            for seed in range(int(first), int(last or first) + 1):
                try:
                    if options.issue:
                        _set_issue(browser, seed, options)
                    else:
                        _set(browser, names[seed % len(names)], seed, options)
                except (NoEngine, BadPage) as error:
                    print(f"seed {seed}: {error}", file=sys.stderr)
                    failed = 1
    except NoChromium as error:
        print(error, file=sys.stderr)
        return 1
    return failed


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seeds", default="0-39", help="first-last")
    parser.add_argument("--style", choices=sorted(STYLES))
    parser.add_argument("--issue", type=int, metavar="PAGES", help="set issues, not pages")
    parser.add_argument("--verbose", action="store_true", help="say why a draw is set again")
    return parser.parse_args()


def _set(browser: Browser, style: str, seed: int, options: argparse.Namespace) -> None:
    def draw(number: int) -> tuple[dict[str, Any], bytes]:
        made = STYLES[style](f"{style}/{seed}/{number}")
        gold, pdf = set_page(browser, made)[:2] if isinstance(made, Page) else made
        check(gold["articles"], [pdf])
        return gold, pdf

    gold, pdf = _drawn(draw, f"{style} {seed}", is_told=options.verbose)
    stem = options.out / f"page-{style}-{seed:03d}"
    stem.with_suffix(".pdf").write_bytes(_timeless(pdf))
    _write_gold(stem, gold)


def _set_issue(browser: Browser, seed: int, options: argparse.Namespace) -> None:
    def draw(number: int) -> tuple[dict[str, Any], list[bytes]]:
        gold, pdfs = set_issue(browser, f"issue/{seed}/{number}", options.issue)
        check(gold["articles"], pdfs)
        return gold, pdfs

    gold, pdfs = _drawn(draw, f"issue {seed}", is_told=options.verbose)
    folder = options.out / f"issue-{seed:03d}"
    folder.mkdir(exist_ok=True)
    for number, pdf in enumerate(pdfs, start=1):
        (folder / f"{number:02d}.pdf").write_bytes(_timeless(pdf))
    _write_gold(folder, gold)


def _drawn(draw: Callable[[int], T], name: str, *, is_told: bool) -> T:
    """The first draw that can be set."""
    why = ""
    for number in range(TRIES):
        try:
            return draw(number)
        except BadPage as bad:
            why = str(bad)
            if is_told:
                print(f"{name}, draw {number}: {why}", file=sys.stderr)
    message = f"{name} could not be set in {TRIES} draws: {why}"
    raise BadPage(message)


def _write_gold(stem: Path, gold: dict[str, Any]) -> None:
    told = json.dumps(gold, ensure_ascii=False, indent=1)
    stem.with_name(stem.name + ".gold.json").write_text(told, "utf-8")
    print(stem, len(gold["articles"]), "articles", flush=True)


def _timeless(pdf: bytes) -> bytes:
    """The PDF without the moment of its making, so that a seed gives the same bytes again."""
    pdf = re.sub(rb"D:\d{14}", b"D:20000101000000", pdf)
    return re.sub(rb"(?<=[</])[0-9A-F]{32}", b"0" * 32, pdf)


if __name__ == "__main__":
    sys.exit(main())
