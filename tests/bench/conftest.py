"""The programs in bench/ import each other as scripts in one folder do; so do their tests."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "bench"))
