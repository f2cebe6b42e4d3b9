"""From what was printed to what is read, and how far the text can be trusted."""

from bulletin.text.clean import clean_article
from bulletin.text.site import clean_site

__all__ = ["clean_article", "clean_site"]
