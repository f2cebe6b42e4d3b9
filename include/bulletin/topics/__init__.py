"""
What an article is about, and the words that say so.

`tag_article` is this room's verb; `topics_of` and `tag_lines` do the same for text from elsewhere.
"""

from bulletin.topics.jsonl import tag_lines
from bulletin.topics.lexicon import lexicon
from bulletin.topics.tagging import tag_article, topics_of
from bulletin.topics.taxonomy import Topic

LEXICON_VERSION = lexicon().version  # goes with every tag, so that it can be traced to its words
TOPICS: tuple[Topic, ...] = lexicon().topics

__all__ = ["LEXICON_VERSION", "TOPICS", "Topic", "tag_article", "tag_lines", "topics_of"]
