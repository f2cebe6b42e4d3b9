"""Topics of articles that come as JSON lines from elsewhere."""

from collections.abc import Iterable, Iterator

import msgspec

from bulletin.errors import DocumentError
from bulletin.model import Evidence, Tag
from bulletin.topics.tagging import topics_of

_BOM = b"\xef\xbb\xbf"  # some editors put it before the first line


class LineArticle(msgspec.Struct, frozen=True):
    """An article as a line has it."""

    id: str
    headline: str
    body: str


class _Topic(msgspec.Struct, frozen=True):
    id: str
    score: float
    share: float
    evidence: tuple[Evidence, ...]


class _Out(msgspec.Struct, frozen=True):
    id: str
    topics: tuple[_Topic, ...]


_READ = msgspec.json.Decoder(LineArticle)
_WRITE = msgspec.json.Encoder()


def tag_lines(lines: Iterable[bytes], name: str) -> Iterator[bytes]:
    """
    Tag articles, a line of JSON each: `id`, `headline`, `body` in, `id`, `topics` out.

    Other keys are passed over, and so are blank lines. `name` is what the lines are, for the
    message: the file's name.

    Raises:
        DocumentError: A line is not such an article; those before it have been given.
    """
    for article in read_lines(lines, name):
        topics = tuple(_written(tag) for tag in topics_of(article.headline, article.body))
        yield _WRITE.encode(_Out(article.id, topics)) + b"\n"


def read_lines(lines: Iterable[bytes], name: str) -> Iterator[LineArticle]:
    """
    The articles of lines of JSON; the same is passed over as in `tag_lines`.

    Raises:
        DocumentError: A line is not such an article; those before it have been given.
    """
    for number, line in enumerate(lines, start=1):
        text = line.removeprefix(_BOM).strip() if number == 1 else line.strip()
        if text:
            yield _read(text, f"{name}:{number}")


def _read(line: bytes, where: str) -> LineArticle:
    try:
        return _READ.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        message = (
            f"{where}: not an article ({error}); write one JSON object a line "
            "with id, headline and body, each a string"
        )
        raise DocumentError(message) from error


def _written(tag: Tag) -> _Topic:
    return _Topic(tag.topic, tag.score, tag.share, tag.evidence)
