"""An issue's articles beside those of its own site: `compare`, `mend`, `disagreements`."""

from bulletin.comparing.areas import PageSize
from bulletin.comparing.comparison import Agreement, Comparison, Missing, Pairing, Parting
from bulletin.comparing.laying import FROM_SITE, compare
from bulletin.comparing.mending import disagreements, mend

__all__ = [
    "FROM_SITE",
    "Agreement",
    "Comparison",
    "Missing",
    "PageSize",
    "Pairing",
    "Parting",
    "compare",
    "disagreements",
    "mend",
]
