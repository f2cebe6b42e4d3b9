"""Read a line that names a story's makers: parts (记者), works (文/图) and names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bulletin.names import are_names, is_driven_out, is_name, split_names

QUALIFIERS = (
    "本报|本刊|本台|本网|本社|见习|实习(?!生)|特约|特派|首席|资深|高级|全媒体?|融媒体?|新媒体|数字|视频"
    r"|摄影|文字|校园|学生|小|驻(?:(?!记者|驻|首席|特[派约]|见习|实习)[\u3400-\u9fff]){1,6}+"
)
PARTS = "记者|通讯员|实习生|撰稿人|撰稿|评论员|作者|编译|翻译"
_OTHER_HANDS = (
    "总?策划|统筹|设计|制图|编辑|整理|口述|来源|校对|指导(?:老师|教师)|辅导(?:老师|教师)"
)
_WORKS = (
    "文[/／、]图|图[/／、]文|文[/／、]摄|图文|文图|摄影[/／]?报道|摄影|供图|供稿|撰文|采写"
    r"|(?<![\u3400-\u9fff])[文图](?![\u3400-\u9fff])|摄(?![\u3400-\u9fff])"
)
WORK_MARKS = frozenset("文图摄")  # alone between names, as in 本报记者 苏见山 文 李红 摄
_TOKEN = re.compile(
    rf"(?:{QUALIFIERS})*+(?P<part>{PARTS})|(?P<other>{_OTHER_HANDS})|(?P<work>{_WORKS})"
)
# 苏见山整理, with no part or work before it
_BY_OTHER_HANDS = re.compile(rf"(?:(?!{PARTS}|{_WORKS}).)*(?:{_OTHER_HANDS})")
_ROLE_OF_WORK = {
    "撰文": "撰文", "采写": "采写", "供图": "供图", "供稿": "供稿", "图": "图",
    "摄": "摄影", "摄影": "摄影", "摄影报道": "摄影", "摄影/报道": "摄影", "摄影／报道": "摄影",
}  # fmt: skip

_WORD = re.compile(
    r"[A-Z][A-Za-z.'’\-]*(?: [A-Z][A-Za-z.'’\-]*)*|[^\s、，,/／：:;；|｜&＆（）()\[\]【】]+"
)
_DOT = re.compile(r"\s*[·•・‧]\s*")  # of a name that is transcribed
_LONE = re.compile(
    r"(?:(?<![\u3400-\u9fff·])|(?<=记者)|(?<=讯员)|(?<=习生)|(?<=作者))"
    r"([^文图摄\W])\s+([\u3400-\u9fff])(?![\u3400-\u9fff·])"
)
_SCHOOL_CLASS = re.compile(
    r"[高初]?[一二三四五六七八九\d]{1,2}(?:年级)?\s*[（(]\s*\d{1,2}\s*[）)]\s*班"
)
_MARKS = re.compile(r"^[□■◎●○◆◇▲★☆\s（(【]+|[）)】\s]+$")
HOUSE = re.compile(
    r"据.*|.*(?:[报社网台刊]|新闻|客户端|[融全]媒体?|传媒|中心|在线|发布|电讯|[讯电])"
)
# 第三小学, 城管局, 梨花村, 宏远公司: before a name, where its bearer belongs.
AFFILIATION = re.compile(r".+(?:[班级校院局村镇乡区县市街站部厂会处所馆队]|公司|大学|中学|小学)")
_NO_PERSON = re.compile(
    "本报|本刊|报道|通讯|特约|综合|实习|见习|首席|新闻|视频|图片|.*报道|发自.*|讯|单位|系.+"
)
_HAN = re.compile(r"[\u3400-\u9fff]+")
_PEN_NAME = range(2, 6)  # characters of a name that no surname tells

_BY = re.compile(
    r"(?:(?:Text|Story|Words|Photos?)(?: and [Pp]hotos?)? )?(?:[Bb]y|BY)[ :]+(?P<names>.+)"
)
_LATIN_NAME = re.compile(
    r"[A-Z][A-Za-z'’.\-]*(?: (?:de|da|du|der|den|la|van|von|bin|al|[A-Z][A-Za-z'’.\-]*)){1,4}"
)
_LATIN_TITLE = re.compile(
    r"(?:[A-Za-z]+ ){0,3}(?:[Ww]riters?|[Rr]eporters?|[Cc]orrespondents?) (?=[A-Z])"
)
_LATIN_PARTING = re.compile(r"\s*(?:[,/|;&]|\b(?:and|AND)\b)\s*")
_LATIN_PLACE = re.compile(r"\s+(?:in|for|from|IN|FOR|FROM)\s.*$")
_LATIN_HOUSE = re.compile(
    r".*\b(?:staff|reporters?|writers?|correspondents?|editors?|daily|news|times|post|xinhua)\b.*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Makers:
    """
    What a line says of a story's makers.

    Attributes:
        people: Names with their parts, in the order of print.
        before: Words before the first part or work: a paper, or names.
        after: The other words, without those that are never a person's.
        has_part: It names a part (记者) or says By.
        is_parted: White or a mark stands between the first part and what follows.
    """

    people: tuple[tuple[str, str | None], ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    has_part: bool = False
    is_parted: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    """A part, a work, or the words between two of them."""

    kind: str
    text: str
    words: tuple[str, ...] = ()


def read_makers(text: str) -> Makers:
    """
    Read a byline or a credit.

    - A part (记者) is of the names after it.
    - A work (文, 摄) is of the names after it, or, where it ends the line, of those before it that
      have no part, back to the work before.
    - A name of two characters set as wide as one of three is read as one word.
    """
    bare = _without_marks(text)
    latin = _BY.fullmatch(bare)
    if latin:
        return _latin_makers(latin["names"])
    if _BY_OTHER_HANDS.fullmatch(bare):
        return Makers()
    tokens = list(_tokens(bare))
    first = next((k for k, token in enumerate(tokens) if token.kind != "words"), len(tokens))
    before = [word for token in tokens[:first] for word in token.words]
    after = [word for token in tokens[first:] for word in token.words]
    has_part = any(token.kind == "part" for token in tokens)
    return Makers(
        tuple(dict.fromkeys(_people(tokens, first))), tuple(before),
        tuple(word for word in after if not _NO_PERSON.fullmatch(word)), has_part,
        _is_parted(tokens[first:]),
    )  # fmt: skip


def _without_marks(text: str) -> str:
    """The line without marks and brackets around it, dots and driven out names closed up."""
    bare = _MARKS.sub("", _SCHOOL_CLASS.sub(" ", text.strip()))

    def close(found: re.Match[str]) -> str:
        return found[1] + found[2] if is_driven_out(found[1], found[2]) else found[0]

    return _LONE.sub(close, _DOT.sub("·", bare))


def _tokens(text: str) -> Iterator[_Token]:
    """Parts, works and the words between them; without the hands that are no maker's."""
    at, is_other = 0, False
    for found in _TOKEN.finditer(text):
        if not is_other:
            yield from _words(text[at : found.start()])
        kind = str(found.lastgroup)
        at, is_other = found.end(), kind == "other"
        if not is_other:
            yield _Token(kind, found[kind])
    if not is_other:
        yield from _words(text[at:])


def _words(text: str) -> Iterator[_Token]:
    words = tuple(_WORD.findall(text))
    if words:
        yield _Token("words", text, words)


def _is_parted(tokens: Sequence[_Token]) -> bool:
    """Whether the words after the first part do not follow it closely."""
    after = tokens[1:2]
    return not after or not after[0].text[0].isalnum()


def _people(tokens: Sequence[_Token], first: int) -> list[tuple[str, str | None]]:
    ends_with_work = bool(tokens) and tokens[-1].kind == "work"
    people: list[tuple[str, str | None]] = []
    part: str | None = None
    mark = 0
    for place, token in enumerate(tokens):
        role = _ROLE_OF_WORK.get(token.text)
        if token.kind == "words":
            words = _without_paper(tokens, place)
            names = _names(words, is_paper=place < first < len(tokens))
            people += [(name, part) for name in names]
        elif token.kind == "part":
            part = token.text
        elif ends_with_work:
            people[mark:] = [(name, own or role) for name, own in people[mark:]]
            part, mark = None, len(people)
        else:
            part = role
    return people


def _without_paper(tokens: Sequence[_Token], place: int) -> tuple[str, ...]:
    """Words without the paper that stands right before a part: 文/半岛记者 苏见山."""
    token, following = tokens[place], tokens[place + 1 : place + 2]
    is_close = following and following[0].kind == "part" and token.text[-1].isalnum()
    if is_close and not are_names(token.words[-1]):
        return token.words[:-1]
    return token.words


def _names(words: Sequence[str], *, is_paper: bool) -> Iterator[str]:
    """The names among words; before a part, where a paper stands as well, only sure ones."""
    for word in words:
        is_office = HOUSE.fullmatch(word) or AFFILIATION.fullmatch(word)
        if _NO_PERSON.fullmatch(word) or (is_office and not is_name(word)):
            continue
        if _LATIN_NAME.fullmatch(word):
            yield word
        for name in split_names(word):
            if is_name(name) or (not is_paper and is_pen_name(name)):
                yield name


def is_pen_name(word: str) -> bool:
    """Whether a word may be a person's by its length alone: 海客, 山野老人."""
    return _HAN.fullmatch(word) is not None and len(word) in _PEN_NAME


def _latin_makers(text: str) -> Makers:
    """The names after By; what else stands there is told with them, a paper is not."""
    bare = _LATIN_TITLE.sub("", _LATIN_PLACE.sub("", text))
    pieces = [piece for piece in _LATIN_PARTING.split(bare) if piece]
    told = [piece for piece in pieces if not _LATIN_HOUSE.fullmatch(piece)]
    named = [piece for piece in told if _LATIN_NAME.fullmatch(piece)]
    strangers = tuple(piece for piece in told if piece not in named)
    return Makers(
        tuple((_without_capitals(name), None) for name in named), after=strangers,
        has_part=bool(named) and not strangers,
    )  # fmt: skip


def _without_capitals(name: str) -> str:
    """A Latin name with only its first letters large."""
    return " ".join(word.title() if word.isupper() else word for word in name.split())
