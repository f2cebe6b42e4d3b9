"""
Count in how many articles each word is, for keywords.

    python bench/word_counts.py ARTICLES.jsonl … > include/bulletin/entities/word_counts.tsv

Each line of a file is an object with `headline` and `paragraphs` or `body`.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import rjieba

LEAST = 2  # articles; a word of one says nothing of the language
_WORD = re.compile("[\u4e00-\u9fff]{2,8}")


def _texts(paths: list[str]) -> Iterator[str]:
    for path in paths:
        for line in Path(path).read_text("utf-8").splitlines():
            article = json.loads(line)
            body = article.get("body") or "\n".join(article.get("paragraphs", ()))
            yield f"{article.get('headline') or ''}\n{body}"


def main() -> None:
    """Print the number of articles, then a word and its count a line, the commonest first."""
    counts: Counter[str] = Counter()
    total = 0
    for text in _texts(sys.argv[1:]):
        total += 1
        counts.update({word for word in rjieba.cut(text) if _WORD.fullmatch(word)})
    print(total)
    kept = [(word, count) for word, count in counts.items() if count >= LEAST]
    for word, count in sorted(kept, key=lambda item: (-item[1], item[0])):
        print(f"{word}\t{count}")


if __name__ == "__main__":
    main()
