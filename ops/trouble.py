"""What ends a command with one line on the screen."""

from __future__ import annotations


class NewsroomError(Exception):
    """Something the person at the keyboard can mend; the message says how."""
