"""
All benchmarks, a table each: an issue outside Airflow, topics, and issues through Airflow.

    bench.py [--quick]      --quick leaves out the one that starts an Airflow
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TABLES = ("issue.py", "topics.py", "through_airflow.py")


def main() -> int:
    """Run each in a process of its own, so that none warms up another."""
    tables = TABLES[:-1] if "--quick" in sys.argv[1:] else TABLES
    codes = []
    for table in tables:
        print(f"\n== {table}", flush=True)
        codes.append(subprocess.run([sys.executable, HERE / table], check=False).returncode)
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
