"""The sample newspaper's typesetter, on the path, and its fonts, where this machine has them."""

import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "samples"
sys.path.insert(0, str(SAMPLES))

from composing.faces import missing_files  # noqa: E402  # found once samples/ is on the path


@pytest.fixture(scope="session")
def fonts():
    """Skip what cannot be set without the fonts."""
    missing = missing_files()
    if missing:
        pytest.skip(f"no {', '.join(map(str, missing))}; install the fonts of samples/README.md")
