"""Shared by all tests: the flag that writes golden files anew, and how properties are tried."""

from __future__ import annotations

import pytest
from hypothesis import settings

# The same examples in each run, and no clock: a test fails because of the code, or not at all.
settings.register_profile("bulletin", derandomize=True, deadline=None, database=None)
settings.load_profile("bulletin")


def pytest_addoption(parser):
    parser.addoption(
        "--regenerate",
        action="store_true",
        help="write the golden files anew from what the code gives, to be read in the diff",
    )


@pytest.fixture
def regenerates(request) -> bool:
    """Whether golden files are to be written, not compared."""
    return request.config.getoption("--regenerate")
