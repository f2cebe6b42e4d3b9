"""
All benchmarks, a table each: how fast and how small first, then how right the text and topics are.

    bench.py [--quick]      --quick leaves out the one that starts an Airflow
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
AIRFLOW = "through_airflow.py"
TABLES = (
    "peers.py",
    "memory.py",
    "issue.py",
    AIRFLOW,
    "newsstand.py",
    "bulletins.py",
    "topics.py",
    "entities.py",
)


def main() -> int:
    """Run each in a process of its own, so that none warms up another."""
    is_quick = "--quick" in sys.argv[1:]
    start = time.monotonic()
    codes = []
    for table in TABLES:
        if is_quick and table == AIRFLOW:
            continue
        print(f"\n== {table}", flush=True)
        codes.append(subprocess.run([sys.executable, HERE / table], check=False).returncode)
    print(f"\n{len(codes)} tables in {time.monotonic() - start:.0f} s")
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
