"""
Who, where, when and how much: what an article names, and the words it is found by.

`name_article` is this room's verb; `find_all` does the same for text from elsewhere.
"""

from bulletin.entities.naming import find_all, name_article
from bulletin.entities.places import Home

__all__ = ["Home", "find_all", "name_article"]
