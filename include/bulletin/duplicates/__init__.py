"""
Articles that are copies of one another: in two editions, from one agency.

`signed` signs an article, `clusters` finds those that belong together.
"""

from bulletin.duplicates.clustering import clusters
from bulletin.duplicates.signing import Signed, signed

__all__ = ["Signed", "clusters", "signed"]
