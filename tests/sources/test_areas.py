"""Areas of a page's picture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsel import Selector

from bulletin.model import SiteFrame
from bulletin.sources.areas import Area, areas_of, corners_in, frame_of, image_of, shape_in
from bulletin.sources.reader import Document

FRAME = SiteFrame(400, 500, is_sure=True)


def document(html: str) -> Document:
    return Document("http://e.cn/x/", html, Selector(text=html))


@pytest.mark.parametrize(
    ("coords", "corners"),
    [
        ("0,80,260,80,260,300", ((0, 80), (260, 80), (260, 300))),
        ("3.72,92.805,194.4,92.8,194.4,300", ((3.72, 92.805), (194.4, 92.8), (194.4, 300))),
        ("10,100,490,700", ((10, 100), (490, 100), (490, 700), (10, 700))),
        ("10,20;200,20;200,300", ((10, 20), (200, 20), (200, 300))),
        ("1.5%,10%,50%,10%,50%,40%", ((1.5, 10), (50, 10), (50, 40))),
        (" 0, 80, 260,80 ,260,300,", ((0, 80), (260, 80), (260, 300))),
        ("null", ()),
        ("", ()),
        ("1,2,3", ()),
        ("1,2,NaN,4,5,6", ()),
        ("1e400,2,3,4,5,6", ()),
        ("1,2," * 9999, ()),
    ],
)
def test_corners(coords, corners):
    assert corners_in(coords) == corners


def test_a_shape_is_in_fractions_of_its_frame_without_corners_twice():
    corners = corners_in("40,50,200,50,200,50,200,250,40,250,40,50")

    assert shape_in(corners, FRAME) == ((0.1, 0.1), (0.5, 0.1), (0.5, 0.5), (0.1, 0.5))


@pytest.mark.parametrize(
    "coords", ["1,1,1,1,1,1", "1,1,9,9,1,1", "0,0,900,0,900,900", "-50,0,40,0,40,40"]
)
def test_what_is_no_shape_on_the_page(coords):
    assert shape_in(corners_in(coords), FRAME) is None


def test_a_shape_may_reach_a_little_beyond_the_page():
    assert shape_in(corners_in("-2,0,402,0,402,505"), FRAME) == (
        (-0.005, 0.0),
        (1.005, 0.0),
        (1.005, 1.01),
    )


@given(st.text(alphabet="0123456789.,;-% nul", max_size=60))
def test_whatever_stands_there_is_no_error(coords):
    shape = shape_in(corners_in(coords), FRAME)

    assert shape is None or len(shape) >= 3


def test_areas_in_whatever_markup():
    page = document(
        "<MAP NAME=pagepicmap><Area coords='1,1,2,1,2,2' shape=polygon href=c_1.htm?div=-1>"
        "<area shape=rect coords=1,1,2,2 url='..\\c_2.htm' title='河边新事'>"
        "<area coords=null href=c_3.htm><area coords=1,1,2,1,2,2></MAP>"
    )

    assert areas_of(page) == (
        Area("http://e.cn/x/c_1.htm", "", ((1, 1), (2, 1), (2, 2))),
        Area("http://e.cn/c_2.htm", "河边新事", ((1, 1), (2, 1), (2, 2), (1, 2))),
        Area("http://e.cn/x/c_3.htm", "", ()),
    )


@pytest.mark.parametrize(
    ("html", "fixed", "frame"),
    [
        ("<img width=350 height=550 USEMAP=#PagePicMap>", None, SiteFrame(350, 550, is_sure=True)),
        ("<img width='350px' height='550.0' usemap=#m>", None, SiteFrame(350, 550, is_sure=True)),
        ("<img width=350 height=550 usemap=#m>", (350, 500), SiteFrame(350, 550, is_sure=True)),
        ("<img width='100%' usemap=#m>", (350, 500), SiteFrame(350, 500, is_sure=False)),
        ("<img width='100%' usemap=#m>", None, None),
        ("<img width=16 height=16>", None, None),
    ],
)
def test_frames(html, fixed, frame):
    assert frame_of(document(html), fixed) == frame


def test_the_picture_is_the_one_with_areas():
    page = document("<img src=logo.gif><img src='..\\p1.jpg.2' usemap='#PagePicMap'>")

    assert image_of(page) == "http://e.cn/p1.jpg.2"
