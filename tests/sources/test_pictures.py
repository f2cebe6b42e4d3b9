"""The size of a page's picture."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bulletin.sources.pictures import size_of


def picture(form: str, **how: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (350, 550)).save(file, form, **how)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        picture("JPEG"),
        picture("JPEG", progressive=True),
        picture("JPEG", exif=b"Exif\0\0" + b"x" * 9000, comment=b"y" * 500),
        picture("PNG"),
        picture("GIF"),
    ],
    ids=["jpeg", "progressive", "with much before the frame", "png", "gif"],
)
def test_width_and_height(data):
    assert size_of(data) == (350, 550)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF"])
def test_pictures_that_break_off(form):
    data = picture(form)

    assert {size_of(data[:length]) for length in range(len(data))} <= {None, (350, 550)}


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"%PDF-1.7", b"\xff\xd8\xff" * 999])
def test_what_is_no_picture(data):
    assert size_of(data) is None


@given(st.binary(max_size=60))
def test_whatever_stands_behind_the_mark_is_no_error(data):
    for mark in (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a"):
        size_of(mark + data)
