"""Ours and other readers on the same pages."""

import pytest

import known_pages
import peers
from builders import SENTENCES, Sheet
from known_pages import KnownPage
from peers import Peer, Result

BODY = "".join(SENTENCES[:3])


@pytest.fixture
def page(tmp_path):
    """A page with one story."""
    path = tmp_path / "page.pdf"
    sheet = Sheet(400, 300)
    sheet.column(40, 70, 30, [BODY])
    path.write_bytes(sheet.pdf())
    return KnownPage(path, (BODY,))


def test_a_tool_reads_in_a_process_of_its_own(page):
    with peers.peer_of("pypdf") as peer:
        (result,) = peers.measure([peer], [page], rounds=2)

    assert result.peer.name == "pypdf"
    assert result.seconds > 0


def test_a_tool_that_is_not_installed_is_no_peer(monkeypatch):
    monkeypatch.setattr(peers, "pythons", list)

    with peers.peer_of("pymupdf4llm") as peer:
        assert peer is None


def test_a_tool_that_breaks_down_has_no_flow(page, tmp_path, capsys):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"no page")
    with peers.peer_of("pypdf") as peer:
        (result,) = peers.measure([peer], [page, KnownPage(broken, ())], rounds=1)

    assert result.flow is None
    assert capsys.readouterr().err == "pypdf broke down on broken.pdf\n"


def test_marks_of_markdown_do_not_break_the_flow(page):
    assert peers.flow_on(page, "pymupdf4llm", f"## 题\n\n**{BODY[:25]}**{BODY[25:]}") == 1.0


def test_the_table_names_what_is_not_installed(capsys):
    peers.print_table([Result(Peer("pypdf", "6.19.0", None), 0.0713, 0.612)], ["pymupdf"])

    assert capsys.readouterr().out == (
        "tool               version  s a page    flow  what it gives\n"
        "pypdf               6.19.0    0.0713   0.612  text\n"
        "pymupdf       not installed\n"
    )


def test_the_ratios_say_what_was_asked(capsys):
    peers.print_ratios({"bulletin": 0.04, "pypdf": 0.08, "pymupdf4llm": 0.32})
    peers.print_ratios({"bulletin": 0.05, "pypdf": 0.08})

    assert capsys.readouterr().out == (
        "bulletin / pypdf: 0.500, asked at most 0.5: met\n"
        "bulletin / pymupdf4llm: 0.125, asked under 0.1: missed\n"
        "bulletin / pypdf: 0.625, asked at most 0.5: missed\n"
        "bulletin / pymupdf4llm: not measured; asked under 0.1\n"
    )


def test_without_the_press_the_sample_newspaper_is_read(monkeypatch, tmp_path):
    monkeypatch.setattr(known_pages, "PRESSROOM", tmp_path / "none")

    name, pages = known_pages.known_pages(tmp_path, "0-1")

    assert name == "samples/pages, as there is no ../shared/pressroom"
    assert len(pages) == 8
    assert all(page.path.is_file() and page.bodies for page in pages)
