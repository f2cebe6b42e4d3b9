"""mlcroissant, so that it does no harm to the tests after it."""

from __future__ import annotations

import logging
from functools import cache
from types import ModuleType


@cache
def mlcroissant() -> ModuleType:
    """
    The module, without the handler that comes with it.

    It brings absl, which gives the root logger a handler that writes to what standard error is at
    that moment: pytest's, which is closed soon after. Airflow's logging then ends the process.
    """
    import mlcroissant as module  # noqa: PLC0415
    from absl import logging as absl  # noqa: PLC0415

    logging.getLogger().removeHandler(absl.get_absl_handler())
    return module
