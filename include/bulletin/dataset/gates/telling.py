"""What a release says of its gates: `gates.json`, and lines of its CHANGELOG."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bulletin.dataset.gates.refusing import Judged
from bulletin.dataset.gates.report import Check
from bulletin.dataset.gates.waivers import Waiver

GATES = "gates.json"


@dataclass(frozen=True, slots=True)
class Gates:
    """Everything that was measured before a release, and who let through what."""

    version: str
    published_date: date
    checks: tuple[Check, ...]
    waivers: tuple[Waiver, ...]


def gates_of(version: str, day: date, judged: Judged) -> Gates:
    """What is written as gates.json."""
    return Gates(version, day, judged.report.checks, judged.waivers)


def warned(judged: Judged) -> list[str]:
    """A line for each warning, and one for each waiver: by whom, when, why, and what of."""
    checks = judged.report
    lines = [f"Warning: {check.message}" for check in checks.warnings]
    for waiver in judged.waivers:
        own = "; ".join(it.message for it in checks.allowed if it.waiver == waiver.version)
        lines.append(
            f"Let through by {waiver.by} on {waiver.at:%Y-%m-%d} ({waiver.version}), because "
            f"“{waiver.reason}”: {own}"
        )
    return lines
