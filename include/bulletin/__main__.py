"""The command `bulletin`: the same verbs as the DAGs, without Airflow."""

import sys

from bulletin.cli import main

if __name__ == "__main__":
    sys.exit(main())
