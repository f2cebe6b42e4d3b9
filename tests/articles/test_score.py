"""Pages whose every article is known: what comes out may grow better, and worse only by hand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from builders import extracted

PRESSROOM = Path(__file__).parents[3] / "shared" / "pressroom"
FONTS = Path("/usr/share/fonts/truetype")

pytestmark = [
    pytest.mark.skipif(not PRESSROOM.is_dir(), reason="../shared/pressroom is not here"),
    pytest.mark.skipif(
        not all(
            (FONTS / f).exists()
            for f in ("arphic/uming.ttc", "arphic/ukai.ttc", "wqy/wqy-zenhei.ttc")
        ),
        reason="fonts-arphic-uming, fonts-arphic-ukai and fonts-wqy-zenhei are not installed",
    ),
]


def run(script: str, *arguments: object) -> str:
    command = [sys.executable, str(PRESSROOM / script), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def score(folder: Path, *options: object) -> float:
    """Set pages, read them, and give the mean score."""
    gold, got = folder / "gold", folder / "got"
    got.mkdir()
    run("press.py", "--out", gold, *options)
    for path in sorted(gold.glob("*.gold.json")):
        stem = path.name.removesuffix(".gold.json")
        files = sorted((gold / stem).glob("*.pdf")) or [gold / f"{stem}.pdf"]
        (got / f"{stem}.json").write_bytes(extracted(*(file.read_bytes() for file in files)))
    mean = run("score.py", "--gold", gold, "--got", got).splitlines()[-1]
    assert mean.startswith("mean")
    return float(mean.split()[-1])


@pytest.mark.parametrize(
    ("options", "floor"),
    [
        (("--seeds", "0-5", "--style", "mixed"), 0.96),
        (("--seeds", "0-0", "--issue", "4"), 0.99),
    ],
    ids=["pages", "issue"],
)
def test_the_score_does_not_fall(tmp_path, options, floor):
    assert score(tmp_path, *options) >= floor
