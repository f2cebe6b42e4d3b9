"""Signatures of articles: MinHash over runs of characters, small enough to keep for each."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

import numpy as np
from datasketch import MinHash

from bulletin.characters import folded
from bulletin.model import Article, ArticleId

RUN = 5  # characters of a shingle: two words; shorter ones are in every article
HASHES = 128  # of a signature; the likeness that it tells is right within 0.09 (1/√128)
SEED = 1  # of the hashes; another makes all signatures others
SCHEME = "affine32"  # of datasketch, named so that a new default changes nothing
LEAST = 60  # characters; shorter texts are alike only when they are the same
LONGEST = 50_000  # characters that are signed; no article has as many


@dataclass(frozen=True, slots=True)
class Signed:
    """
    An article's signature.

    Attributes:
        digest: SHA-256 of its letters, Han and digits; the same for exact copies.
        minhash: 128 numbers of four bytes in base64; empty where the text is short.
    """

    article: ArticleId
    digest: str
    minhash: str


def signed(article: Article) -> Signed:
    """
    The signature of an article's body, or of its headline where it has no body.

    Spaces, punctuation and width are left out: editions set them as they like. The headline is:
    editors write their own over the same report.
    """
    text = folded(article.body[:LONGEST]) or folded(article.heads.headline[:LONGEST])
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Signed(article.id, digest, _minhash(text) if len(text) >= LEAST else "")


def _minhash(text: str) -> str:
    made = MinHash(num_perm=HASHES, seed=SEED, scheme=SCHEME)
    made.update_batch({text[at : at + RUN].encode() for at in range(len(text) - RUN + 1)})
    return base64.b64encode(made.hashvalues.astype("<u4").tobytes()).decode()


def minhash(it: Signed) -> MinHash:
    """What a signature with a MinHash says of its text."""
    values = np.frombuffer(base64.b64decode(it.minhash), "<u4").astype(np.uint32)
    return MinHash(num_perm=HASHES, seed=SEED, scheme=SCHEME, hashvalues=values)
