"""
The command line.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | something of ours went wrong that has no code of its own |
| 2 | the command, a setting or a newspaper's file cannot be used as written |
| 3 | the newspaper's site or folder did not give what was asked |
| 4 | a file cannot be read as a page |
| 5 | the store did not do what was asked |
| 6 | the dataset was not published, or is not what was published |
| 130 | stopped by Ctrl-C |
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence

from bulletin.cli.parser import parser
from bulletin.cli.screen import complain
from bulletin.errors import BulletinError

_INTERRUPTED = 130  # 128 + SIGINT, as shells have it


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; errors go to standard error, one line each."""
    options = parser().parse_args(arguments)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # our errors say it, in one line each
    try:
        return int(options.run(options))
    except BulletinError as error:
        complain(error)
        return error.exit_code
    except KeyboardInterrupt:
        print("bulletin: stopped; run it again to go on", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return 0
