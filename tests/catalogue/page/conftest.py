"""A real browser without a network, and pages for it to open."""

from __future__ import annotations

import os
import shutil
from types import SimpleNamespace

import pytest

from bulletin.archive import FolderStore
from bulletin.catalogue.feeds import feeds
from bulletin.catalogue.page import pages
from bulletin.catalogue.status import status_file
from bulletin.catalogue.versions import versions_files
from bulletin.model import DayState
from catalogue.many import Many, at, day_after
from catalogue.published import DAY, every_day, ledger_day, published, root_of, written_to
from dataset.builders import entry, paper

HOSTILE = [
    "<script>window.ran = 1</script>",
    '"><img src=x onerror="window.ran = 2">',
    "</title></style></script><svg onload='window.ran = 3'>",
    "&lt;b&gt; \u202e turned عربي",
    "很长的报名" * 30,
    "WWWWWWWWWW" * 20,
]


@pytest.fixture(scope="session")
def browser():
    """Chromium; the tests that need it are skipped where it is not installed."""
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("no chromium on the PATH; apt-get install chromium")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(
            executable_path=found, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        yield opened
        opened.close()


@pytest.fixture
def visit(browser):
    """Open a file; what it asks for besides files, and what its scripts complain of, fails."""
    contexts = []

    def opened(path, width=1280, scheme="light", locale="zh-CN"):
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            locale=locale,
            permissions=["clipboard-read", "clipboard-write"],
        )
        page = context.new_page()
        asked, said = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda message: said.append(message.text))
        contexts.append(SimpleNamespace(context=context, asked=asked, said=said))
        page.goto(path.as_uri())
        return page

    yield opened
    for each in contexts:
        each.context.close()
        assert [url for url in each.asked if not url.startswith(("file://", "data:"))] == []
        assert each.said == []


def with_catalogue(folder, snapshot):
    """The pages of a release and what they link to, in their places; the page's path."""
    beside = [status_file(snapshot), *versions_files(snapshot), *feeds(snapshot)]
    sizes = {it.path: len(it.data) for it in beside if not it.path.startswith("feeds/")}
    written_to(folder, [*beside, *pages(snapshot, sizes)])
    return root_of(folder) / "index.html"


@pytest.fixture(scope="session")
def plain(tmp_path_factory):
    """One newspaper with three weeks of coverage, every state in it."""
    folder = tmp_path_factory.mktemp("plain")
    first = day_after(DAY, -20)
    states = [*(it for it in DayState), *[DayState.COMPLETE] * 11]
    ledger = [ledger_day(day_after(first, n), state) for n, state in enumerate(states)]
    return with_catalogue(folder, published(folder, ledger=ledger, at=at(DAY)))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """Newspapers whose names, places and rights are attacks, and long."""
    folder = tmp_path_factory.mktemp("hostile")
    store = FolderStore(folder)
    papers = [
        paper(f"paper{n}", name=words, city=words, district=words)
        for n, words in enumerate(HOSTILE)
    ]
    issues = [entry(store, each) for each in papers]
    ledger = [it for each in papers for it in every_day(DAY, 1, code=each.code)]
    return with_catalogue(folder, published(folder, *issues, ledger=ledger, at=at(DAY)))


@pytest.fixture(scope="session")
def many_files():
    """The pages of a hundred newspapers and fourteen years, by their paths."""
    return {file.path: file for file in pages(Many())}


@pytest.fixture(scope="session")
def many(tmp_path_factory, many_files):
    """The first page of these, with one newspaper's beside it."""
    folder = tmp_path_factory.mktemp("many")
    written_to(folder, [many_files["index.html"], many_files["papers/paper000.html"]])
    return root_of(folder) / "index.html"
