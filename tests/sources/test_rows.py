"""The list of pages, as sites write it."""

from __future__ import annotations

import pytest
from parsel import Selector

from bulletin.sources.reader import Document
from bulletin.sources.rows import Link, Row, page_rows, pdf_on_page


def document(html: str) -> Document:
    return Document("http://e.cn/x/", html, Selector(text=html))


AS_IT_COMES = {
    "<TABLE><TR><TD><A ID=pageLink HREF=n>第01版</A><TD><A HREF=..\\a.PDF?x=1>P</A></TABLE>": [
        Row("第01版", "http://e.cn/x/n", "http://e.cn/a.PDF?x=1")
    ],
    "<dl><dt><a id=pageLink>01</a></dt><dd><img filepath=1.pdf></dd>"
    "<dt><a id=pageLink>02</a></dt><dd><img filepath=2.pdf></dd></dl>": [
        Row("01", None, "http://e.cn/x/1.pdf"),
        Row("02", None, "http://e.cn/x/2.pdf"),
    ],
    "<ul><li><a id=pageLink> 第01版：\n <b>要闻</b></a><a href=1.pdf>PDF</a></li></ul>": [
        Row("第01版： 要闻", None, "http://e.cn/x/1.pdf")
    ],
    "<table><tr><td><a href=all.pdf></a><table><tr><td><a id=pageLink>01</a></table></table>": [
        Row("01")
    ],
    "<a id=pageLink>\x1b[31m01\u202e\u3000版</a>": [Row("[31m01 版")],
    "<a id=other href=1.pdf>01</a>": [],
    "<table><tr><td><a id=pageLink>01<td><a href='http://[half.pdf'></table>": [Row("01")],
    # one page linked three times: its picture, its name, and in a list without PDFs
    "<ul><li><a id=pageLink href=n?v=1><img src=n.jpg></a><a href=1.pdf>PDF</a></li></ul>"
    "<a id=pageLink href=n#top>01版</a><a id=pageLink href=n>01版：要闻</a>": [
        Row("01版", "http://e.cn/x/n", "http://e.cn/x/1.pdf")
    ],
    # one page under two addresses
    "<ul><li><a id=pageLink href=n3>03版：河西</a><a href=3.pdf>PDF</a></li>"
    "<li><a id=pageLink href=n33>03版</a><a href=3.pdf?v=1>PDF</a></li></ul>": [
        Row("03版：河西", "http://e.cn/x/n3", "http://e.cn/x/3.pdf")
    ],
    "<div class='Chunkiconlist a'><p><a href=1.html>01版</a><a href=att/1.pdf>P</a></p></div>": [
        Row("01版", "http://e.cn/x/1.html", "http://e.cn/x/att/1.pdf")
    ],
    "<ul id=layoutlist><li class=posRelative><a href=1.html>01</a>"
    "<input type=hidden value=a/1.pdf></ul>": [
        Row("01", "http://e.cn/x/1.html", "http://e.cn/x/a/1.pdf")
    ],
    "<ul><li class=layout-catalogue-item><a href=1.html>第01版</a><a class=pdf href=1.pdf></ul>": [
        Row("第01版", "http://e.cn/x/1.html", "http://e.cn/x/1.pdf")
    ],
    "<div class=listdaohang><h4><a href=1.pdf>PDF</a><a href=P1.htm>01版</a></h4>"
    "<ul><li><a href=# daoxiang=A1.htm?x=1>河边 新事</a></ul>"
    "<h4><a href=P2.htm>02版</a></h4><ul></ul></div>": [
        Row(
            "01版",
            "http://e.cn/x/P1.htm",
            "http://e.cn/x/1.pdf",
            (Link("http://e.cn/x/A1.htm", "河边 新事"),),
        ),
        Row("02版", "http://e.cn/x/P2.htm"),
    ],
    "<div class=banmianlist_box><ul><li><a href=PA01.htm>A01</a></ul></div>": [
        Row("A01", "http://e.cn/x/PA01.htm")
    ],
}


@pytest.mark.parametrize("html", AS_IT_COMES)
def test_markup_as_it_comes(html):
    assert list(page_rows(document(html))) == AS_IT_COMES[html]


@pytest.mark.parametrize(
    ("html", "pdf"),
    [
        ("<div class=paper-bot><p class='right btn'><a href=1.pdf>PDF</a></p></div>", "x/1.pdf"),
        ("<a href=2.pdf download='xjrb20260315 01.pdf'>PDF</a>", "x/2.pdf"),
        ("<table><tr><td id=pgn>第01版<td><a href=../3.pdf></table>", "3.pdf"),
        ("<div class=pdf><a href=4.PDF>PDF</a></div>", "x/4.PDF"),
        ("<table><tr><td><a id=pageLink>02版</a><td><a href=5.pdf></table>", None),
    ],
)
def test_the_pdf_on_a_pages_own_markup(html, pdf):
    assert pdf_on_page(document(html)) == (pdf and f"http://e.cn/{pdf}")
