"""
Serve a newspaper by hand: `PYTHONPATH=tests python -m newsstand [--folder PDFS] [--date DAY]`.

Prints the newspaper's file to go with it. Stops with Ctrl-C.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date
from pathlib import Path

from newsstand import Newsstand, StandIssue, StandPage, page_pdf

PAPER = """\
code: xjrb
name: 杏江日报
city: 杏江
district: 河西
platform: {{type: resfile, base: "{base}", min_interval_s: 0.2, allow_private: true}}
rights: {{statement: "Invented; for demonstrations."}}
"""


def pages(folder: Path | None, day: date) -> tuple[StandPage, ...]:
    """The folder's PDFs in the order of their names, or four invented pages."""
    if folder is None:
        files = [page_pdf(f"Xingjiang Daily {day} page {number}") for number in range(1, 5)]
    else:
        files = [path.read_bytes() for path in sorted(folder.glob("*.pdf"))]
    return tuple(StandPage(f"第{place:02d}版：样例", file) for place, file in enumerate(files, 1))


def main() -> None:
    parser = argparse.ArgumentParser(prog="newsstand", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="any free one, where left out")
    parser.add_argument("--folder", type=Path, help="page PDFs; invented pages, where left out")
    parser.add_argument("--date", type=date.fromisoformat, default=date(2026, 3, 15))
    asked = parser.parse_args()
    issue = StandIssue(asked.date, pages(asked.folder, asked.date))
    with Newsstand([issue], asked.port) as stand:
        sys.stdout.write(PAPER.format(base=stand.base))
        sys.stdout.flush()
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
