"""
Pages whose stories are known: from the press beside this checkout, or the sample newspaper.

The press in `../shared/pressroom` sets as many pages as are wanted; where it is missing, the eight
pages in `samples/` stand in for it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PRESSROOM = ROOT.parent / "shared" / "pressroom"
SAMPLES = ROOT / "samples"


@dataclass(frozen=True)
class KnownPage:
    """A page's PDF, and the body of each story that stands on it whole."""

    path: Path
    bodies: tuple[str, ...]


def known_pages(folder: Path, seeds: str) -> tuple[str, tuple[KnownPage, ...]]:
    """Set pages into a folder, `seeds` as first-last; what they are called, and the pages."""
    if not (PRESSROOM / "press.py").is_file():
        return "samples/pages, as there is no ../shared/pressroom", _samples()
    command = [sys.executable, str(PRESSROOM / "press.py"), "--out", str(folder), "--seeds", seeds]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return f"press pages, seeds {seeds}", tuple(map(_pressed, sorted(folder.glob("*.gold.json"))))


def _pressed(gold: Path) -> KnownPage:
    stories = _read(gold)["articles"]
    path = gold.with_name(gold.name.replace(".gold.json", ".pdf"))
    return KnownPage(path, tuple(map(_body, stories)))


def _samples() -> tuple[KnownPage, ...]:
    found = []
    for folder in sorted((SAMPLES / "pages").iterdir()):
        stories = _read(SAMPLES / "gold" / f"lanwan-{folder.name}.gold.json")["articles"]
        for number, path in enumerate(sorted(folder.glob("*.pdf")), start=1):
            whole = [story for story in stories if story["pages"] == [number]]
            found.append(KnownPage(path, tuple(map(_body, whole))))
    return tuple(found)


def _read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _body(story: dict[str, Any]) -> str:
    return "".join(part["text"] for part in story["body"])
