"""Files and their sizes, month by month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bulletin.catalogue.names import paper_page
from bulletin.catalogue.page.facts import Export, Facts, Paper
from bulletin.catalogue.page.markup import Html, both, element, isolated, joined, size
from bulletin.catalogue.page.sections.parts import folded, section, table
from bulletin.catalogue.words import Words
from bulletin.published.places import LATEST

_KINDS = {"articles": "Parquet", "jsonl": "JSON Lines", "csv": "CSV", "ninjs": "ninjs"}

_OPEN = 12  # newspapers whose links stand open
_Sizes = Mapping[str, Mapping[str, int]]  # bytes by month, then by kind


def files(facts: Facts) -> Html:
    """Sizes by month over all newspapers; whole files first, files of months on papers' pages."""
    exports = [export for paper in facts.papers for export in paper.exports]
    return section(
        "files",
        Words("文件", "Files"),
        Words(
            "每种报纸每月一个文件，链接在各报的页上；下面是各报合计的大小。",
            "One file a newspaper and month, linked from the newspaper's page; below, sizes over "
            "all newspapers.",
        ),
        *_whole(facts),
        *_by_year(exports),
        folded(
            both("各报的文件", "Files of each newspaper"),
            element("p", *_papers(facts)),
            is_open=len(facts.papers) <= _OPEN,
        ),
    )


def files_of(paper: Paper) -> Html:
    """Every export of one newspaper, linked."""
    kinds = _kinds(paper.exports)
    by_month: defaultdict[str, dict[str, Export]] = defaultdict(dict)
    for export in paper.exports:
        by_month[export.month][export.kind] = export
    rows = (
        element("tr", element("th", month, scope="row"), *(_link(of.get(kind)) for kind in kinds))
        for month, of in sorted(by_month.items(), reverse=True)
    )
    return table(_heads(kinds), rows, "files")


def _whole(facts: Facts) -> Iterator[Html]:
    """Files of the dataset as a whole; those in folders are folded, but for the one database."""
    links: list[tuple[str, int | None]] = [(LATEST, None), *sorted(facts.beside.items())]
    is_first = {path: "/" not in path or path.endswith(".sqlite.gz") for path, _ in links}
    yield _linked((path, count) for path, count in links if is_first[path])
    if rest := [(path, count) for path, count in links if not is_first[path]]:
        count = len(rest)
        yield folded(both(f"另外 {count} 个文件", f"{count} more files"), _linked(rest))


def _linked(links: Iterable[tuple[str, int | None]]) -> Html:
    return element(
        "ul",
        *(
            element(
                "li",
                element("a", element("code", path), href=path),
                " ",
                element("span", size(count), class_="note") if count is not None else joined(),
            )
            for path, count in links
        ),
        class_="whole",
    )


def _papers(facts: Facts) -> Iterator[Html]:
    for place, paper in enumerate(facts.papers):
        link = element("a", isolated(paper.name), href=f"{paper_page(paper.code)}#files")
        yield joined(" · " if place else "", link)


def _by_year(exports: Sequence[Export]) -> Iterator[Html]:
    """A table of months for each year, the newest open."""
    kinds = _kinds(exports)
    sizes: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for export in exports:
        sizes[export.month][export.kind] += export.bytes
    years = sorted({month[:4] for month in sizes}, reverse=True)
    for year in years:
        months = {month: of for month, of in sizes.items() if month[:4] == year}
        whole = sum(count for of in months.values() for count in of.values())
        head = joined(element("b", year), " ", element("span", size(whole), class_="note"))
        yield folded(head, _months(kinds, months), is_open=year == years[0])


def _months(kinds: Sequence[str], sizes: _Sizes) -> Html:
    rows = (
        element(
            "tr",
            element("th", month, scope="row"),
            *(element("td", size(of[kind]) if kind in of else "–", class_="n") for kind in kinds),
        )
        for month, of in sorted(sizes.items(), reverse=True)
    )
    return table(_heads(kinds), rows, "files")


def _heads(kinds: Iterable[str]) -> tuple[Words, ...]:
    named = (_KINDS.get(kind, kind) for kind in kinds)
    return (Words("月份", "month"), *(Words(name, name) for name in named))


def _kinds(exports: Iterable[Export]) -> list[str]:
    """The kinds of export that there are, ours in our order and others after them."""
    found = {export.kind for export in exports}
    return [*(kind for kind in _KINDS if kind in found), *sorted(found - _KINDS.keys())]


def _link(export: Export | None) -> Html:
    if export is None:
        return element("td", "–", class_="n")
    link = element("a", size(export.bytes), href=f"../{export.path}")
    return element("td", link, class_="n")
