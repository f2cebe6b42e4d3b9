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

# Goes with every tag, so that it can be traced to its words and figures.
LEXICON_VERSION = version_of(lexicon().version, decision())
TOPICS: tuple[Topic, ...] = lexicon().topics

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
