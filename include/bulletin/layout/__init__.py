"""From a page's PDF to its blocks, each with a box, a role and the rule that chose it."""

from bulletin.layout.page import read_page

__all__ = ["read_page"]
