"""What tests of gates ask of checks."""

from __future__ import annotations

from bulletin.dataset.gates.report import Outcome


def said(checks, outcome):
    """The messages of the checks with this outcome."""
    return [check.message for check in checks if check.outcome is outcome]


def blocks(checks):
    return said(list(checks), Outcome.BLOCK)


def warnings(checks):
    return said(list(checks), Outcome.WARN)


def outcomes(checks):
    """What each check measured, with what came of it, passes left out."""
    return {
        (check.what, check.value, check.outcome.value)
        for check in checks
        if check.outcome is not Outcome.PASS
    }
