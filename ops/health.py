"""
Say by the exit status whether a part of Airflow is healthy: `python health.py scheduler`.

Airflow's page on its health answers 200 even when it is ill, so its words are read. The parts are
`metadatabase`, `scheduler`, `dag_processor` and `triggerer`.
"""

import json
import sys
import urllib.request

ADDRESS = "http://api-server:8080/api/v2/monitor/health"
TIMEOUT_SECONDS = 10.0


def main(part: str) -> str | None:
    """What is wrong, as `sys.exit` prints it; None where all is well."""
    try:
        with urllib.request.urlopen(ADDRESS, timeout=TIMEOUT_SECONDS) as answer:
            status = json.load(answer)[part]["status"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        return f"{part}: {ADDRESS} does not say ({error!r})"
    return None if status == "healthy" else f"{part}: {status}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
