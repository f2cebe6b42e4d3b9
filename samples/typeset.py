"""
Set the sample newspaper again: samples/stories in, samples/pages and samples/gold out.

    python samples/typeset.py [--out FOLDER] [ISSUE …]
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from composing.colophon import colophon
from composing.faces import missing_files
from composing.issue import set_issue
from composing.stories import NotSettable

HERE = Path(__file__).parent


def main() -> int:
    """Set the issues named, or all of them."""
    parser = argparse.ArgumentParser(description="Set the sample newspaper.")
    parser.add_argument("issues", nargs="*", help="dates, as 2026-03-12; all where none is given")
    parser.add_argument(
        "--out", type=Path, default=HERE, help="where pages/ and gold/ are written"
    )
    wanted = parser.parse_args()
    missing = missing_files()
    if missing:
        names = ", ".join(map(str, missing))
        print(f"fonts missing: {names}; see samples/README.md", file=sys.stderr)
        return 2
    dates = wanted.issues or sorted(path.name for path in (HERE / "stories").iterdir())
    try:
        for date in dates:
            write_issue(date, wanted.out)
    except NotSettable as error:
        print(error, file=sys.stderr)
        return 1
    text = json.dumps(colophon(), indent=1, sort_keys=True) + "\n"
    (wanted.out / "colophon.json").write_text(text, "utf-8")
    return 0


def write_issue(date: str, out: Path) -> None:
    """Set one issue and write its pages and its gold file below `out`."""
    made = set_issue(HERE / "stories" / date)
    folder = out / "pages" / date
    folder.mkdir(parents=True, exist_ok=True)
    for number, pdf in made.pages.items():
        (folder / f"{number:02d}.pdf").write_bytes(pdf)
        print(f"{date} page {number}: {len(pdf) / 1000:.0f} kB")
    (out / "gold").mkdir(parents=True, exist_ok=True)
    (out / "gold" / f"lanwan-{date}.gold.json").write_text(made.gold, "utf-8")


if __name__ == "__main__":
    sys.exit(main())
