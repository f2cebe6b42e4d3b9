"""What the newest releases changed."""

from __future__ import annotations

from bulletin.catalogue.page.facts import Facts
from bulletin.catalogue.page.markup import Html, both, element, joined
from bulletin.catalogue.page.sections.parts import MORE_PAPERS, folded, section
from bulletin.catalogue.telling import told
from bulletin.catalogue.words import Words
from bulletin.published.manifest import Manifest
from bulletin.published.places import delta_path, release_path

_PAPERS = 5  # sentences of a release that stand open; a release of many newspapers has as many


def changes(facts: Facts) -> Html:
    """The newest releases, a sentence for each newspaper that they touched."""
    return section(
        "changes",
        Words("最近的变化", "Latest changes"),
        None,
        element("ol", *(_release(facts, each) for each in facts.releases), class_="releases"),
        element(
            "p",
            element("a", both("发布订阅", "Feed of releases"), href="feed.xml"),
            " · ",
            element("a", both("所有发布", "All releases"), href="versions.json"),
            class_="more",
        ),
    )


def _release(facts: Facts, manifest: Manifest) -> Html:
    version = manifest.version
    sentences = [element("li", words) for words in told(manifest, facts.names)]
    rest = sentences[_PAPERS:]
    more = Words(MORE_PAPERS.zh.format(len(rest)), MORE_PAPERS.en.format(len(rest)))
    return element(
        "li",
        element(
            "p",
            element("a", version, href=release_path(version, "CHANGELOG.md"), class_="version"),
            " ",
            element("time", f"{manifest.created_at:%Y-%m-%d %H:%M} UTC"),
            " ",
            element(
                "a", both("变化的行", "changed rows"), href=delta_path(version), class_="note"
            ),
        ),
        element("ul", *sentences[:_PAPERS]),
        folded(more, element("ul", *rest)) if rest else joined(),
    )
