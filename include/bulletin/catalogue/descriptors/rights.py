"""What each newspaper allows, in the forms that descriptors have for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletin.catalogue.descriptors.facts import Paper
from bulletin.catalogue.words import NO_LICENCE

# Identifiers of the SPDX licence list; its own references and expressions name no page there.
_SPDX = re.compile(r"(?!LicenseRef-)[A-Za-z0-9][A-Za-z0-9.+-]*")
_SPDX_PAGE = "https://spdx.org/licenses/{id}.html"


@dataclass(frozen=True, slots=True)
class Licence:
    """
    Under what a newspaper's articles are.

    Attributes:
        id: Of the SPDX list; None where it is none of them.
        address: The licence's page, or the place in the data dictionary that has the statement.
    """

    id: str | None
    address: str
    title: str


def licence_of(paper: Paper) -> Licence:
    """The newspaper's licence, or what holds in place of one."""
    if paper.licence and _SPDX.fullmatch(paper.licence):
        return Licence(paper.licence, _SPDX_PAGE.format(id=paper.licence), paper.licence)
    title = paper.licence or NO_LICENCE.both
    return Licence(None, f"data-dictionary.md#{anchor(paper)}", f"{paper.code}: {title}")


def anchor(paper: Paper) -> str:
    """Where the data dictionary tells of the newspaper's rights."""
    return f"rights-{paper.code}"
