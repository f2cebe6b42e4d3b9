"""
The composing room: stories and page plans in, page PDFs and their gold out.

Lengths are points, with the origin at the top left of a page and y growing downward; only ink.py
knows that a PDF counts from the bottom.
"""
