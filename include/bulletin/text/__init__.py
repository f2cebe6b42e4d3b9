"""From what was printed to what is read, and how far the text can be trusted."""

from bulletin.text.clean import clean_article

__all__ = ["clean_article"]
