"""
Score extraction against pages whose every article is known, and hold it to its floors.

    score.py [--seeds 0-59] [--issues 0-9] [--gold FOLDER] [--write-floors]

Sets pages and issues with the press in `../shared/pressroom`, extracts them as `bulletin extract`
does, prints one row a set, and ends with 1 where a mean is under its floor in `bench/floors.json`;
other seeds than the usual have no floors.
`--gold` scores a folder of pages with their gold beside them instead, such as `bench/webpress`
sets: it has no floors.
`--write-floors` raises floors to what was reached; lowering one is done by hand, in that file.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType

from bulletin.extraction import extraction
from bulletin.layout import read_page
from bulletin.model import IssueId
from bulletin.pipeline import read_pages

ROOT = Path(__file__).resolve().parent.parent
PRESSROOM = ROOT.parent / "shared" / "pressroom"
FLOORS = Path(__file__).with_name("floors.json")
SLACK = 0.0005  # of a figure: rounding in the floors' file
ISSUE = IssueId("bench-0001-01-01-a")


def main() -> int:
    """Print the table; 1 where a floor is broken."""
    options = _options()
    if not PRESSROOM.is_dir():
        print("no ../shared/pressroom beside this checkout: nothing to score against")
        return 0
    scorer = _load(PRESSROOM / "score.py")
    if options.gold:
        _print(scorer.FIGURES, {options.gold.name: _mean(scorer, options.gold)})
        return 0
    with tempfile.TemporaryDirectory() as folder:
        sets = {
            f"pages {options.seeds}": _set(Path(folder) / "pages", options.seeds),
            f"issues {options.issues}": _set(
                Path(folder) / "issues", options.issues, "--issue", "4"
            ),
            "samples": ROOT / "samples" / "gold",
        }
        means = {name: _mean(scorer, gold) for name, gold in sets.items()}
    _print(scorer.FIGURES, means)
    if options.write_floors:
        _raise_floors(means)
    return _judge(means)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("--seeds", default="0-59", help="of single pages, first-last")
    parser.add_argument("--issues", default="0-9", help="of issues of four pages, first-last")
    parser.add_argument("--gold", type=Path, help="a folder of pages with gold beside them")
    parser.add_argument("--write-floors", action="store_true")
    return parser.parse_args()


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _set(folder: Path, seeds: str, *more: str) -> Path:
    command = [sys.executable, str(PRESSROOM / "press.py"), "--out", str(folder), "--seeds", seeds]
    subprocess.run([*command, *more], check=True, stdout=subprocess.DEVNULL)
    return folder


def _pages_of(gold: Path, stem: str) -> list[Path]:
    """The page PDFs that a gold file speaks of."""
    if gold.name == "gold":  # our own samples keep pages and gold in two folders
        return sorted((gold.parent / "pages" / stem.partition("-")[2]).glob("*.pdf"))
    return sorted((gold / stem).glob("*.pdf")) or [gold / f"{stem}.pdf"]


def _mean(scorer: ModuleType, gold: Path) -> dict[str, float]:
    rows = []
    for path in sorted(gold.glob("*.gold.json")):
        files = _pages_of(gold, path.name.removesuffix(".gold.json"))
        pages = [read_page(file.read_bytes(), ISSUE.page(n)) for n, file in enumerate(files, 1)]
        got = json.loads(extraction(read_pages(ISSUE, pages, source="bench")))
        rows.append(scorer.score_page(json.loads(path.read_text("utf-8")), got))
    names = [*scorer.FIGURES, "score"]
    return {name: sum(row[name] for row in rows) / max(len(rows), 1) for name in names}


def _print(figures: list[str], means: dict[str, dict[str, float]]) -> None:
    names = [*figures, "score"]
    print(f"{'set':12}" + "".join(f"{name:>10}" for name in names))
    for key, row in means.items():
        print(f"{key:12}" + "".join(f"{row[name]:10.3f}" for name in names))


def _floors() -> dict[str, dict[str, float]]:
    return json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}


def _raise_floors(means: dict[str, dict[str, float]]) -> None:
    floors = _floors()
    for key, row in means.items():
        held = floors.setdefault(key, {})
        for name, value in row.items():
            held[name] = max(held.get(name, 0.0), round(value, 3))
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")


def _judge(means: dict[str, dict[str, float]]) -> int:
    broken = [
        f"{key} {name} {means[key][name]:.3f} is under its floor {floor:.3f}"
        for key, row in _floors().items()
        for name, floor in row.items()
        if key in means and means[key][name] < floor - SLACK
    ]
    for line in broken:
        print(line, file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
