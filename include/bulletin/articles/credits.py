"""Read who wrote and who photographed, and the opening words of a report."""

from __future__ import annotations

import re

from bulletin.model import Byline

_PART = re.compile(
    r"(?:本报|见习|实习|特约|首席|全媒体|融媒体|驻[\u3400-\u9fff]{2})?"
    r"(?P<part>记者|通讯员|实习生|撰稿人|摄影报道|摄影|供图|作者|撰文|采写|文/图|图/文|文/摄|文图|编辑|整理|摄)"
)
_ROLES = {
    "文/图": None,
    "图/文": None,
    "文/摄": None,
    "文图": None,
    "摄": "摄影",
    "摄影报道": "摄影",
}
_NOT_NAMES = {
    "本报", "报道", "文", "图", "通讯", "特约", "综合", "整理", "实习", "见习", "首席", "全媒体", "新闻", "日报",
    "摄影报道", "本报讯",
}  # fmt: skip
_HAN_NAME = re.compile(r"[\u3400-\u9fff·]{2,}")

# The surnames of nine people in ten, and the two-character ones that papers print.
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习胥保和蔺"
)
_DOUBLE = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "司徒",
    "夏侯",
)

DATELINE = re.compile(r"^\s*(本报[^\s（(，。]{0,16}?(?:讯|电))")
_OPENING = re.compile(r"^\s*本报[^（(。]{0,18}?(?:讯|电)?\s*[（(](?P<inside>[^）)。]{2,80})[）)]")
_ANYWHERE = re.compile(r"[（(](?P<inside>(?:本报|见习|实习)?记者\s*[^）)。]{2,60})[）)]")
OPENING_REACH = 90  # characters: the opening words of a first paragraph with its names


def read_byline(text: str) -> tuple[Byline, ...]:
    """The people that a byline names, with their parts; 记者 before 通讯员, as printed."""
    bare = re.sub(r"^[□■◎●○◆\s（(]+|[）)\s]+$", "", text)
    found: list[Byline] = []
    at, part = 0, None
    for match in _PART.finditer(bare):
        if part is not None or match.start() == 0 or at == 0:
            found += _people(bare[at : match.start()], part, is_before=at == 0)
        part, at = match["part"], match.end()
    found += _people(bare[at:], part, is_before=False)
    return tuple(dict.fromkeys(found))


def _people(text: str, part: str | None, *, is_before: bool) -> list[Byline]:
    """Names in a stretch between two parts; what stands before the first part is the paper."""
    if is_before and part is None and re.search(r"[报社网台/／]|新闻", text):
        return []
    role = _ROLES.get(part, part) if part else None
    return [Byline(name, role) for name in _names(text)]


def _names(text: str) -> list[str]:
    names: list[str] = []
    for word in re.split(r"[\s　、，,/／：:;；（）()]+", text):
        if word in _NOT_NAMES or not _HAN_NAME.fullmatch(word):
            continue
        names += split_names(word)
    return names


def split_names(word: str) -> list[str]:
    """
    Names that stand together because the space between them fell at a line's end.

    A word of up to four characters is one name, unless it is two names of two by their surnames
    and no double surname; a longer one is cut where a surname begins.
    """
    if "·" in word or len(word) <= 3:  # noqa: PLR2004  a Han name has two or three characters
        return [word]
    if word.startswith(_DOUBLE) and len(word) <= 4:  # noqa: PLR2004  and four with a double surname
        return [word]
    best = _cut(word)
    return best if best else [word]


def _cut(word: str) -> list[str]:
    """The cut into names of two or three characters, each with a surname, longest names first."""
    if not word:
        return []
    for length in (3, 2):
        head, rest = word[:length], word[length:]
        if len(head) < length or head[0] not in _SURNAMES:
            continue
        if not rest:
            return [head]
        tail = _cut(rest)
        if tail:
            return [head, *tail]
    return []


def read_opening(paragraph: str) -> tuple[str | None, tuple[Byline, ...]]:
    """The dateline (本报讯) that opens a first paragraph, and the people named with it."""
    start = paragraph[:OPENING_REACH]
    dateline = DATELINE.match(start)
    inside = _OPENING.match(start) or _ANYWHERE.search(start)
    people = read_byline(inside["inside"]) if inside and "记者" in inside["inside"] + "" else ()
    return (dateline[1].strip() if dateline else None), people
