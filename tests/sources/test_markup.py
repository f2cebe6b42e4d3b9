import codecs

import pytest
from parsel import Selector

from bulletin.sources.markup import decoded, joined, parsed, sent_on

TEXT = "第A02版：幸福河西，邮编与镕字" * 40


WRITTEN = {
    "says nothing, is UTF-8": TEXT.encode(),
    "says nothing, is GB18030": TEXT.encode("gb18030"),
    "says UTF-8, is GB18030": b'<meta charset="utf-8">' + TEXT.encode("gb18030"),
    "says GB2312, has a character of GBK": b"<meta charset=gb2312>" + TEXT.encode("gb18030"),
    "says GBK, is UTF-8": b"<META CONTENT='text/html; charset=GBK'>" + TEXT.encode(),
    "says Big5, is Big5": b"<meta charset=big5>" + "第二版：幸福河西".encode("big5"),
    "says what nobody knows": b"<meta charset=klingon>" + TEXT.encode("gb18030"),
    "says what is no text": b"<meta charset=zip>" + TEXT.encode("gb18030"),
    "has a mark": codecs.BOM_UTF8 + TEXT.encode(),
    "has the mark of UTF-16": codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
}


@pytest.mark.parametrize("how", WRITTEN)
def test_characters(how):
    assert decoded(WRITTEN[how]).endswith((TEXT, "第二版：幸福河西"))


def test_one_bad_byte_does_not_change_the_encoding():
    data = TEXT.encode() * 4 + b"\xff"

    assert decoded(data) == TEXT * 4 + "\ufffd"


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("../a.pdf", "http://e.cn/x/a.pdf"),
        (" a.pdf\n", "http://e.cn/x/y/a.pdf"),
        ("..\\b\\a.pdf", "http://e.cn/x/b/a.pdf"),
        ("//f.cn/a.pdf", "http://f.cn/a.pdf"),
        ("javascript:void(0)", None),
        ("file:///etc/passwd", None),
        ("http://[half", None),
        ("a\x1b[31m.pdf", None),
        ("a" * 2000, None),
    ],
)
def test_addresses(href, address):
    assert joined("http://e.cn/x/y/", href) == address


@pytest.mark.parametrize(
    ("html", "onward"),
    [
        ('<META HTTP-EQUIV="REFRESH" CONTENT="0; URL=html/n.htm">', "http://e.cn/html/n.htm"),
        ("<meta http-equiv=refresh content='0;url=\"n.htm\"'>", "http://e.cn/n.htm"),
        ('<script>window.location.href="n.htm?v=1"</script>', "http://e.cn/n.htm?v=1"),
        ("<script>location = '/n.htm';</script>", "http://e.cn/n.htm"),
        ("<meta http-equiv=refresh content=300>", None),
        ("<p>location='n.htm'</p>", None),
    ],
)
def test_where_a_page_sends_the_browser(html, onward):
    assert sent_on(Selector(text=html), "http://e.cn/") == onward


@pytest.mark.parametrize(
    "text", ["", "{}", "null", "[" * 100_000, "\0", "<?xml version='1.0'?><a/>"]
)
def test_whatever_stands_there_has_a_tree(text):
    assert parsed(text).xpath("//a[@href]").getall() == []
