"""Pairing the things of two lists, one to one."""

from __future__ import annotations

from collections.abc import Iterable


def one_to_one(
    scored: Iterable[tuple[int, int, float]], least: float
) -> tuple[tuple[int, int, float], ...]:
    """
    Pair the likest first, and each thing once; sorted by the first list's places.

    Of two that are equally like, the one with the lower places goes first, seen from either list,
    so that pairing the second list with the first gives the same pairs.
    """
    pairs: dict[int, tuple[int, int, float]] = {}
    taken: set[int] = set()
    fit = (it for it in scored if it[2] >= least)
    for here, there, score in sorted(fit, key=lambda it: (-it[2], it[0], it[1])):
        if here not in pairs and there not in taken:
            pairs[here] = (here, there, score)
            taken.add(there)
    return tuple(pairs[here] for here in sorted(pairs))
