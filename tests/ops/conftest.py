"""The programs in ops/ import each other as scripts in one folder do; so do their tests."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "ops")]
