"""By what rows and columns of body are compared."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

EDGE = 0.6  # × body size: edges of justified lines agree within it
HANG = 1.0  # × body size: punctuation hung out at a line's end
LEAST_WIDTH = 5.0  # × body size: narrower rows are last lines or cells
BAND = 3.6  # × body size between baselines of rows that stand together: a short line between


def nearest(ordered: Sequence[float], value: float) -> float:
    """How far the nearest of some values is; infinite where there are none."""
    place = bisect_left(ordered, value)
    near = ordered[max(0, place - 1) : place + 1]
    return min((abs(other - value) for other in near), default=np.inf)
