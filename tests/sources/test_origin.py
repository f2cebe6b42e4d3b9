import pytest

from bulletin.sources.origin import Origin


@pytest.mark.parametrize(
    ("base", "url", "is_admitted"),
    [
        ("http://e.cn/a", "http://e.cn/b", True),
        ("http://e.cn/a", "http://e.cn:80/b", True),
        ("http://e.cn/a", "HTTP://E.CN/b", True),
        ("http://e.cn/a", "https://e.cn/b", True),
        ("https://e.cn/a", "http://e.cn/b", False),
        ("http://e.cn/a", "http://e.cn:8080/b", False),
        ("http://e.cn/a", "http://www.e.cn/b", False),
        ("http://e.cn/a", "http://e.cn.evil.cn/b", False),
        ("http://e.cn/a", "http://e.cn@evil.cn/b", False),
        ("http://e.cn/a", "http://user:word@e.cn/b", False),
        ("http://e.cn/a", "ftp://e.cn/b", False),
        ("http://e.cn/a", "http://e.cn:port/b", False),
    ],
)
def test_what_is_the_same_host(base, url, is_admitted):
    assert Origin.of(base).admits(url) is is_admitted


def test_a_path_on_the_host():
    assert Origin.of("https://e.cn/qdrb").path("/robots.txt") == "https://e.cn:443/robots.txt"
    assert Origin.of("http://[::1]:80/x").path("/robots.txt") == "http://[::1]:80/robots.txt"


def test_what_is_no_address():
    assert [Origin.of(url) for url in ("", "e.cn", "file:///x", "http://", "http://[x")] == [
        None
    ] * 5
