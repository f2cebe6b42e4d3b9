"""People: by their office, what they say and the byline; then wherever the name stands again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bulletin.entities.found import Found, mentions
from bulletin.entities.vocabulary import any_of
from bulletin.entities.words import words, words_of
from bulletin.model import EntityType
from bulletin.names import is_name

_HAN = "[\u3400-\u9fff]"
_NAME = rf"(?:{_HAN}{{1,8}}(?:·{_HAN}{{1,8}}?)+|{_HAN}{{2,4}}?)"
# What people are: before a name or after it.
_OFFICE = any_of("offices")
_SAYS = any_of("verbs_of_speech")
_MARKS = "[，。、；：！？）)”（(《“ \u3000\n]"
_AFTER = f"(?=(?:{_SAYS}|{_MARKS}|{any_of('after_names')}|$))"  # what stands right after a name
_BY_OFFICE = re.compile(rf"(?<!通)(?:{_OFFICE})(?P<name>{_NAME}){_AFTER}")
_BEFORE_OFFICE = re.compile(
    rf"(?:^|{_MARKS}|[长员任记是由为的])(?P<name>{_NAME})(?=(?:副|总|老)?(?:{_OFFICE})(?![画工]))"
)
_BY_SPEECH = re.compile(rf"(?:^|{_MARKS})(?P<name>{_NAME})(?={_SAYS})")
_IN_BYLINE = re.compile(
    rf"(?:记者|通讯员|摄影)[：:\s]*(?P<names>{_HAN}{{2,4}}(?:[\s、，]+{_HAN}{{2,4}})*)"
    r"(?=[）)\n]|报道|摄)"
)
_OPENS = re.compile(rf"(?:{_OFFICE})$")
_WITH_OFFICE = re.compile(f"^(?:{_OFFICE})(?=.*·)")  # 总统 before a transcribed name
_TITLED = 6  # characters before a name in which an office ends
_GRAMMAR = "[的了在是和与及说这那我你他她它们从对把将被让等了着过也都不有就要会能可很更最]"
_NO_PERSON = re.compile(
    f".*(?:{any_of('forms_of_address')}|{any_of('ends_of_no_people')})|[谢毛].?谢?"
    f"|.*{_GRAMMAR}.*|(?:{any_of('no_people')})"
)
_LEAST = 2
_FOLLOWS = frozenset("曾正还也都就又便算将已刚仍在才要")  # after a name of two characters
_BY_RULE = {"office": 0.92, "speech": 0.88, "byline": 0.95}


def find_people(text: str, bylines: Iterable[str] = ()) -> Iterator[Found]:
    """
    Full names of people; no 夏先生, no 李大姐.

    Args:
        bylines: Names that the article's byline gives; they are looked for in the text too.
    """
    named = dict.fromkeys((name for name in bylines if is_name(name)), 0.95)
    for found, rule in _sightings(text):
        name = _name_in(text, found)
        if name:
            named.setdefault(name, _BY_RULE[rule])
    for name in (*_makers(text), *_titled(text)):
        named.setdefault(name, _BY_RULE["office"])
    for start, end, name in mentions(text, named):
        yield Found(EntityType.PERSON, start, end, name, "person-by-office-or-speech", named[name])


def _makers(text: str) -> Iterator[str]:
    """Names of a byline within the text: （记者高攀、李嘉）."""
    for found in _IN_BYLINE.finditer(text):
        yield from (name for name in re.findall(f"{_HAN}+", found["names"]) if is_name(name))


def _titled(text: str) -> Iterator[str]:
    """Words that rjieba takes for a name, right after an office: 教授李学军熟练地."""
    for word in words(text):
        if word.is_person and is_name(word.text) and not _NO_PERSON.fullmatch(word.text):
            before = text[max(0, word.start - _TITLED) : word.start]
            if _OPENS.search(before):
                yield word.text


def _sightings(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for pattern, rule in (
        (_BY_OFFICE, "office"),
        (_BEFORE_OFFICE, "office"),
        (_BY_SPEECH, "speech"),
    ):
        for found in pattern.finditer(text):
            yield found, rule


def _name_in(text: str, found: re.Match[str]) -> str:
    """The name, where it is built as one and rjieba's words do not speak against it."""
    name = _WITH_OFFICE.sub("", found["name"])
    if not is_name(name) or _NO_PERSON.fullmatch(name):
        return ""
    end = found.end("name")
    start = end - len(name)
    inside = words_of(text, start, end)
    if "·" in name:
        return name
    if any(word.start < start or word.end > end for word in inside):
        return ""  # it begins or ends in the middle of a word
    first = inside[0]
    if (
        first.is_person
        and len(inside) > 1
        and len(first.text) == _LEAST
        and inside[1].text in _FOLLOWS
    ):
        return first.text  # 鲁迅 + 曾
    if len(first.text) > 1 and not first.is_person and first.kind != "x":
        return ""  # a word of the language: 文明行为
    return name
