"""
One tool that reads pages, in a process of its own, so that none warms up another.

    one_reader.py TOOL

Prints the tool's version, then for each path on standard input one line of JSON: the seconds from
the page's bytes to its text, and the text. Where the tool is not installed it ends with 3. It
needs the tool and the standard library, so it runs in whatever Python has the tool.
"""

from __future__ import annotations

import gc
import importlib.metadata
import io
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

NOT_INSTALLED = 3


def _bulletin() -> Callable[[bytes], Any]:
    from bulletin.pipeline import page_to_articles  # noqa: PLC0415  a tool is loaded when asked for

    return page_to_articles


def _pypdf() -> Callable[[bytes], Any]:
    from pypdf import PdfReader  # noqa: PLC0415

    return lambda data: PdfReader(io.BytesIO(data)).pages[0].extract_text()


def _pdfminer() -> Callable[[bytes], Any]:
    from pdfminer.high_level import extract_text  # noqa: PLC0415

    return lambda data: extract_text(io.BytesIO(data))


def _pdfplumber() -> Callable[[bytes], Any]:
    import pdfplumber  # noqa: PLC0415

    def read(data: bytes) -> Any:
        with pdfplumber.open(io.BytesIO(data)) as document:
            return document.pages[0].extract_text()

    return read


def _pypdfium2() -> Callable[[bytes], Any]:
    from pypdfium2 import PdfDocument  # noqa: PLC0415

    return lambda data: PdfDocument(data)[0].get_textpage().get_text_range()


def _pymupdf() -> Callable[[bytes], Any]:
    import pymupdf  # noqa: PLC0415

    return lambda data: pymupdf.open(stream=data, filetype="pdf")[0].get_text()


def _pymupdf4llm() -> Callable[[bytes], Any]:
    import pymupdf  # noqa: PLC0415
    import pymupdf4llm  # noqa: PLC0415

    return lambda data: pymupdf4llm.to_markdown(pymupdf.open(stream=data, filetype="pdf"))


TOOLS = {
    "bulletin": _bulletin,
    "pypdf": _pypdf,
    "pdfminer.six": _pdfminer,
    "pdfplumber": _pdfplumber,
    "pypdfium2": _pypdfium2,
    "pymupdf": _pymupdf,
    "pymupdf4llm": _pymupdf4llm,
}


def main() -> int:
    """Read what standard input names, a path a line."""
    tool = sys.argv[1]
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # some tools talk on standard output
    try:
        read = TOOLS[tool]()
    except ModuleNotFoundError:
        return NOT_INSTALLED
    print(_version(tool), file=answers, flush=True)
    for line in sys.stdin:
        data = Path(line.rstrip("\n")).read_bytes()
        gc.collect()  # what the last page left is not this page's work
        start = time.perf_counter()
        told = read(data)
        seconds = time.perf_counter() - start
        print(json.dumps({"seconds": seconds, "text": _text(told)}), file=answers, flush=True)
    return 0


def _version(tool: str) -> str:
    if tool == "bulletin":
        from bulletin import __version__  # noqa: PLC0415

        return __version__
    return importlib.metadata.version(tool)


def _text(told: Any) -> str:
    """What was read as one text; of articles, their bodies in order."""
    return told if isinstance(told, str) else "\n".join(article.body for article in told)


if __name__ == "__main__":
    sys.exit(main())
