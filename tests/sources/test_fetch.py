"""The real fetcher over a real socket."""

from __future__ import annotations

import gzip
import hashlib
import socket
import threading
import time
import tracemalloc
from itertools import pairwise

import pytest

from bulletin.errors import CatalogError, SourceBlocked, SourceChanged, SourceUnavailable, TooMuch
from bulletin.model import Verdict
from bulletin.sources.fetch import Fetcher
from bulletin.sources.logbook import Logbook
from bulletin.sources.manners import Times
from bulletin.sources.platform import Answer
from newsstand import Newsstand, Reply
from newsstand.fakeclock import FakeClock

HASTY = Times(connect=1.0, read=0.2, total=0.6)
KIB = 1024
MOVED = Reply(302, headers=(("Location", "/y"),))


@pytest.fixture
def fetcher(stand):
    with fetcher_for(stand) as fetcher:
        yield fetcher


def fetcher_for(stand, **differently):
    wishes = {"contact": "desk@example.cn", "min_interval_s": 0.0, "allow_private": True}
    return Fetcher(stand.base, **wishes | differently)


def test_an_answer(stand, fetcher):
    stand.reply("/x", Reply(body=b"words"))

    url = f"{stand.host}/x"
    assert fetcher.get(url, KIB) == Answer(url, url, 200, b"words")
    assert stand.requests[-1].headers["User-Agent"].endswith(" (+desk@example.cn)")


def test_what_is_absent_is_an_answer_too(stand, fetcher):
    url = f"{stand.host}/nothing"

    assert fetcher.get(url, KIB) == Answer(url, url, 404, b"")


# ---------------------------------------------------------------- manners


def test_robots_are_asked_once_and_obeyed(stand, fetcher):
    stand.site.robots = "User-agent: *\nDisallow: /private\n"
    stand.reply("/open", Reply(body=b"words"))

    fetcher.get(f"{stand.host}/open", KIB)
    with pytest.raises(SourceBlocked, match=r"robots\.txt"):
        fetcher.get(f"{stand.host}/private/x", KIB)

    assert stand.asked() == ["/robots.txt", "/open"]


def test_robots_that_speak_of_us_by_name(stand, fetcher):
    stand.site.robots = "User-agent: bulletin\nDisallow: /\n\nUser-agent: *\nDisallow:\n"

    with pytest.raises(SourceBlocked):
        fetcher.get(f"{stand.host}/x", KIB)


def test_a_redirect_to_what_robots_forbid_is_not_followed(stand, fetcher):
    stand.site.robots = "User-agent: *\nDisallow: /private\n"
    stand.reply("/x", Reply(302, headers=(("Location", "/private/x"),)))

    with pytest.raises(SourceBlocked):
        fetcher.get(f"{stand.host}/x", KIB)
    assert stand.asked() == ["/robots.txt", "/x"]


def test_robots_that_cannot_be_read_forbid_everything_for_now(stand, fetcher):
    stand.reply("/robots.txt", Reply(503))

    with pytest.raises(SourceUnavailable):
        fetcher.get(f"{stand.host}/x", KIB)
    assert set(stand.asked()) == {"/robots.txt"}


def test_robots_refused_is_a_refusal(stand, fetcher):
    stand.reply("/robots.txt", Reply(403))

    with pytest.raises(SourceBlocked):
        fetcher.get(f"{stand.host}/x", KIB)


def test_robots_that_lead_off_the_host_are_none(stand, fetcher):
    """Some sites send every address they do not know to a portal."""
    stand.reply("/robots.txt", Reply(302, headers=(("Location", "http://portal.example/"),)))
    stand.reply("/x", Reply(body=b"words"))

    assert fetcher.get(f"{stand.host}/x", KIB).data == b"words"


def test_requests_keep_their_distance(stand):
    with fetcher_for(stand, min_interval_s=0.1) as fetcher:
        for path in ("/a", "/b"):
            fetcher.get(f"{stand.host}{path}", KIB)

    pauses = [later.at - sooner.at for sooner, later in pairwise(stand.requests)]
    assert len(pauses) == 2
    assert min(pauses) >= 0.1


def test_a_crawl_delay_wins_over_a_shorter_interval(stand, fetcher):
    stand.site.robots = "User-agent: *\nCrawl-delay: 0.2\n"

    fetcher.get(f"{stand.host}/x", KIB)

    assert stand.requests[1].at - stand.requests[0].at >= 0.2


def test_a_crawl_delay_past_all_patience_is_a_refusal(stand, fetcher):
    stand.site.robots = "User-agent: *\nCrawl-delay: 86400\n"

    with pytest.raises(SourceBlocked, match="86400 s between requests"):
        fetcher.get(f"{stand.host}/x", KIB)


def test_one_connection_serves_all(stand, fetcher):
    stand.site.robots = ""
    for path in ("/a", "/b", "/c"):
        stand.reply(path, Reply(body=b"words"))
        fetcher.get(f"{stand.host}{path}", KIB)

    assert stand.connections == 1


# ---------------------------------------------------------------- later, no, elsewhere


def test_a_server_that_stumbles_once(stand, fetcher):
    stand.reply("/x", Reply(500), Reply(body=b"words"))

    assert fetcher.get(f"{stand.host}/x", KIB).data == b"words"


def test_a_server_that_stays_down(stand, fetcher):
    stand.reply("/x", Reply(502))

    with pytest.raises(SourceUnavailable, match=r"/x: the site answers 502; try again later"):
        fetcher.get(f"{stand.host}/x", KIB)
    assert stand.asked().count("/x") == 4


def test_a_wait_that_is_asked_for_is_kept(stand, fetcher):
    stand.reply("/x", Reply(429, headers=(("Retry-After", "1"),)), Reply(body=b"words"))

    assert fetcher.get(f"{stand.host}/x", KIB).data == b"words"
    assert stand.requests[2].at - stand.requests[1].at >= 1.0


def test_a_long_wait_is_left_to_the_next_run(stand, fetcher):
    stand.reply("/x", Reply(429, headers=(("Retry-After", "7200"),)))

    with pytest.raises(SourceUnavailable, match="asks us to wait 7200 s"):
        fetcher.get(f"{stand.host}/x", KIB)
    assert stand.asked().count("/x") == 1


@pytest.mark.parametrize("status", [401, 403, 412, 451])
def test_a_refusal_is_asked_once(stand, fetcher, status):
    stand.reply("/x", Reply(status))

    with pytest.raises(SourceBlocked, match=f"refuses us \\({status}\\)"):
        fetcher.get(f"{stand.host}/x", KIB)
    assert stand.asked().count("/x") == 1


@pytest.mark.parametrize("status", [202, 206, 304, 400, 418])
def test_a_status_nobody_expects(stand, fetcher, status):
    stand.reply("/x", Reply(status))

    with pytest.raises(SourceChanged, match=f"answers {status}"):
        fetcher.get(f"{stand.host}/x", KIB)


def test_redirects_within_the_host(stand, fetcher):
    stand.reply("/x", Reply(301, headers=(("Location", "y?v=1"),)))
    stand.reply("/y", Reply(body=b"words"))

    url = f"{stand.host}/x"
    assert fetcher.get(url, KIB) == Answer(url, f"{stand.host}/y?v=1", 200, b"words")


@pytest.mark.parametrize("target", ["http://169.254.169.254/", "//portal.example/", "ftp://x/"])
def test_a_redirect_off_the_host_is_not_followed(stand, fetcher, target):
    stand.reply("/x", Reply(302, headers=(("Location", target),)))

    with pytest.raises(SourceChanged):
        fetcher.get(f"{stand.host}/x", KIB)


def test_a_redirect_to_another_port_is_not_followed(stand, fetcher):
    with Newsstand() as other:
        stand.reply("/x", Reply(302, headers=(("Location", f"{other.host}/"),)))

        with pytest.raises(SourceChanged, match="off its host"):
            fetcher.get(f"{stand.host}/x", KIB)
        assert other.asked() == []


def test_redirects_in_a_circle(stand, fetcher):
    stand.reply("/x", Reply(302, headers=(("Location", "/x"),)))

    with pytest.raises(SourceChanged, match="over 5 redirects"):
        fetcher.get(f"{stand.host}/x", KIB)
    assert stand.asked().count("/x") == 6


def test_our_own_network_is_not_asked(stand):
    """The address is refused on the connected socket, before a request is sent."""
    with (
        fetcher_for(stand, allow_private=False) as fetcher,
        pytest.raises(SourceChanged, match="allow_private: true"),
    ):
        fetcher.get(f"{stand.host}/x", KIB)

    assert stand.asked() == []


def test_a_name_that_leads_into_our_own_network(stand):
    port = stand.host.rpartition(":")[2]
    with (
        Fetcher(f"http://localhost:{port}/", contact=None, min_interval_s=0.0) as fetcher,
        pytest.raises(SourceChanged, match="localhost is at"),
    ):
        fetcher.get(f"http://localhost:{port}/x", KIB)

    assert stand.asked() == []


def test_nobody_there():
    with Newsstand() as stand:
        pass
    with fetcher_for(stand) as fetcher, pytest.raises(SourceUnavailable, match="refused"):
        fetcher.get(f"{stand.host}/x", KIB)


@pytest.mark.parametrize("base", ["", "epaper.example.cn", "ftp://e.cn/x", "http://u:p@e.cn/"])
def test_a_base_that_is_no_address(base):
    with pytest.raises(CatalogError, match="base"):
        Fetcher(base, contact=None, min_interval_s=0.0)


def test_the_environment_proxy_is_not_used(stand, fetcher, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    stand.reply("/x", Reply(body=b"words"))

    assert fetcher.get(f"{stand.host}/x", KIB).data == b"words"


def test_a_redirect_to_a_host_that_is_named(stand):
    """Its own robots.txt is asked first, at its own port; a wrong port is no such host."""
    stand.reply("/x", Reply(302, headers=(("Location", "http://elsewhere.invalid/x"),)))

    with (
        fetcher_for(stand, hosts=["elsewhere.invalid"]) as fetcher,
        pytest.raises(SourceUnavailable, match=r"http://elsewhere\.invalid:80/robots\.txt"),
    ):
        fetcher.get(f"{stand.host}/x", KIB)


def test_our_name_cannot_be_changed_by_a_newspaper_s_file(stand):
    stand.reply("/x", Reply(body=b"words"))

    with fetcher_for(stand, headers=[("user-agent", "Mozilla"), ("Referer", "http://e.cn/")]) as f:
        f.get(f"{stand.host}/x", KIB)

    headers = stand.requests[-1].headers
    assert headers["User-Agent"].startswith("bulletin/")
    assert headers["Referer"] == "http://e.cn/"


# ---------------------------------------------------------------- pauses, by a clock of our own


def test_pauses_between_tries_grow_with_some_chance_in_them(stand):
    clock = FakeClock()
    stand.reply("/x", Reply(503))

    with (
        fetcher_for(stand, min_interval_s=2.0, clock=clock) as fetcher,
        pytest.raises(SourceUnavailable),
    ):
        fetcher.get(f"{stand.host}/x", KIB)

    # after robots.txt, then 2, 4 and 8 s, and a quarter of each by chance
    assert clock.pauses == [2.0, 2.5, 5.0, 10.0]


def test_every_attempt_is_noted(stand):
    logbook = Logbook()
    stand.reply("/x", Reply(429, headers=(("Retry-After", "0"), ("Set-Cookie", "a=b"))), MOVED)
    stand.reply("/y", Reply(body=b"words"))

    with fetcher_for(stand, logbook=logbook, clock=FakeClock()) as fetcher:
        fetcher.get(f"{stand.host}/x", KIB)

    told = [
        (attempt.url[-2:], attempt.asked[-2:], attempt.status, attempt.size, attempt.verdict)
        for attempt in logbook.attempts[1:]
    ]
    assert told == [
        ("/x", "/x", 429, 0, Verdict.LATER),
        ("/x", "/x", 302, 0, Verdict.MOVED),
        ("/x", "/y", 200, 5, Verdict.GOOD),
    ]
    assert "the site answers 429, and asks us to wait 0 s" in logbook.attempts[1].reason
    assert {name for name, _ in logbook.attempts[1].headers} == {
        "Server",
        "Date",
        "Content-Type",
        "Content-Length",
        "Retry-After",
    }


# ---------------------------------------------------------------- to a file


def test_a_file_is_written_as_it_comes(stand, fetcher, tmp_path):
    """Of a body of 24 MiB hardly more than a chunk is in memory."""
    stand.reply("/x", Reply(body=b"x" * (24 * KIB * KIB), headers=(("ETag", '"7"'),)))
    fetcher.get(f"{stand.host}/", KIB)

    tracemalloc.start()
    try:
        got = fetcher.download(f"{stand.host}/x", 32 * KIB * KIB, tmp_path / "page")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert (got.size, got.etag, got.path.stat().st_size) == (24 * KIB * KIB, '"7"', got.size)
    assert got.sha256 == hashlib.sha256(b"x" * got.size).hexdigest()
    assert peak < 4 * KIB * KIB


def test_a_file_too_long_by_its_own_word_is_not_begun(stand, fetcher, tmp_path):
    stand.reply("/x", Reply(body=b"x" * 100, promised=10**9))

    with pytest.raises(TooMuch):
        fetcher.download(f"{stand.host}/x", KIB, tmp_path / "page")

    assert (tmp_path / "page").read_bytes() == b""


def test_what_broke_off_is_begun_again(stand, fetcher, tmp_path):
    stand.reply("/x", Reply(body=b"half", promised=8), Reply(body=b"words"))

    got = fetcher.download(f"{stand.host}/x", KIB, tmp_path / "page")

    assert (got.size, got.path.read_bytes()) == (5, b"words")


# ---------------------------------------------------------------- too slow, too much


def test_a_site_that_hangs(stand):
    stand.reply("/x", Reply(pause=5.0))

    with fetcher_for(stand, times=HASTY) as fetcher:
        fetcher.get(f"{stand.host}/", KIB)
        begun = time.monotonic()
        with pytest.raises(SourceUnavailable, match="/x"):
            fetcher.get(f"{stand.host}/x", KIB)

    assert time.monotonic() - begun < 2.0


def test_a_body_that_drips(stand):
    """Each byte is in time, the whole is not."""
    stand.reply("/x", Reply(body=b"x" * 100, drip=0.1))

    with (
        fetcher_for(stand, times=HASTY) as fetcher,
        pytest.raises(SourceUnavailable, match=r"not all there after 0\.6 s|no whole answer"),
    ):
        fetcher.get(f"{stand.host}/x", KIB)


def test_headers_that_drip():
    """A read timeout alone would wait for ever: no byte is late."""
    with Dripper(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1000) as dripper:
        begun = time.monotonic()
        with fetcher_for(dripper, times=HASTY) as fetcher, pytest.raises(SourceUnavailable):
            fetcher.get(f"{dripper.host}/x", KIB)

    assert time.monotonic() - begun < 3.0


def test_a_body_that_breaks_off(stand, fetcher):
    stand.reply("/x", Reply(body=b"half", promised=8))

    with pytest.raises(SourceUnavailable, match="no whole answer"):
        fetcher.get(f"{stand.host}/x", KIB)


def test_a_body_without_end_is_left(stand, fetcher):
    stand.reply("/x", Reply(body=b"x" * (KIB + 1)))
    stand.reply("/y", Reply(body=b"x" * KIB))

    with pytest.raises(TooMuch, match="more than 1024 bytes"):
        fetcher.get(f"{stand.host}/x", KIB)
    assert len(fetcher.get(f"{stand.host}/y", KIB).data) == KIB


def test_a_bomb_is_not_unpacked_whole(stand, fetcher):
    bomb = gzip.compress(b"\0" * (64 * KIB * KIB))
    stand.reply("/x", Reply(body=bomb, headers=(("Content-Encoding", "gzip"),)))
    fetcher.get(f"{stand.host}/", KIB)

    tracemalloc.start()
    try:
        with pytest.raises(TooMuch):
            fetcher.get(f"{stand.host}/x", KIB * KIB)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 8 * KIB * KIB


def test_packed_words_are_unpacked(stand, fetcher):
    packed = gzip.compress(b"words")
    stand.reply("/x", Reply(body=packed, headers=(("Content-Encoding", "gzip"),)))

    assert fetcher.get(f"{stand.host}/x", KIB).data == b"words"


def test_packing_that_is_none(stand, fetcher):
    stand.reply("/x", Reply(body=b"words", headers=(("Content-Encoding", "gzip"),)))

    with pytest.raises(SourceUnavailable):
        fetcher.get(f"{stand.host}/x", KIB)


class Dripper:
    """A server that gives away its answer a byte at a time, headers and all."""

    def __init__(self, answer):
        self._answer = answer
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._closing = threading.Event()
        self.host = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.base = self.host

    def __enter__(self):
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._closing.set()
        self._socket.close()

    def _serve(self):
        while not self._closing.is_set():
            try:
                line, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._drip, args=(line,), daemon=True).start()

    def _drip(self, line):
        with line:
            for byte in self._answer:
                try:
                    line.sendall(bytes([byte]))
                except OSError:
                    return
                if self._closing.wait(0.05):
                    return
