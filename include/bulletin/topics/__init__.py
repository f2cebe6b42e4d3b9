"""
What an article is about, and the words that say so.

`tag_article` is this room's verb; `topics_of` and `tag_lines` do the same for text from elsewhere,
and `check_phrases` tells which phrases of the lists do not earn their place.
"""

from bulletin.topics.checking import PhraseFault, PhraseReport, check_phrases
from bulletin.topics.decision import decision, version_of
from bulletin.topics.jsonl import read_lines, tag_lines
from bulletin.topics.lexicon import lexicon
from bulletin.topics.measured import Measures, measures
from bulletin.topics.tagging import tag_article, topics_of
from bulletin.topics.taxonomy import Topic

LEXICON_VERSION: str  # goes with every tag, so that it can be traced to its words and figures
TOPICS: tuple[Topic, ...]

__all__ = [
    "LEXICON_VERSION",
    "TOPICS",
    "Measures",
    "PhraseFault",
    "PhraseReport",
    "Topic",
    "check_phrases",
    "measures",
    "read_lines",
    "tag_article",
    "tag_lines",
    "topics_of",
]


def __getattr__(name: str) -> object:
    """Reading all lists is a tenth of a second that only who tags owes."""
    if name == "LEXICON_VERSION":
        return version_of(lexicon().version, decision())
    if name == "TOPICS":
        return lexicon().topics
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
