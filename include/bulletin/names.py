"""Names of people: surnames, and names that stand together without a space."""

from __future__ import annotations

import re

# The surnames of nine people in ten, and the two-character ones that papers print.
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡"
    "贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷"
    "钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路"
    "岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋"
    "植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉"
    "简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐"
    "虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习胥保和蔺"
)
_DOUBLE = (
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫",
    "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯",
)  # fmt: skip
_HAN = re.compile(r"[\u3400-\u9fff]+")
_TRANSCRIBED = re.compile(r"[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8})+")  # 阿依古丽·买买提
LONGEST = 4  # characters of a name with a double surname; any other has two or three


def is_name(word: str) -> bool:
    """Whether a word is built as a person's name is: a surname and one or two characters."""
    if _TRANSCRIBED.fullmatch(word):
        return True
    if not _HAN.fullmatch(word) or not 2 <= len(word) <= LONGEST:  # noqa: PLR2004  a surname alone is none
        return False
    return word.startswith(_DOUBLE) or (len(word) < LONGEST and word[0] in _SURNAMES)


def are_names(word: str) -> bool:
    """Whether a word is a name, or several without a space between them."""
    return all(map(is_name, split_names(word)))


def split_names(word: str) -> list[str]:
    """
    Names that stand together because the space between them fell at a line's end.

    A word of up to four characters is one name, unless it is two names of two by their surnames
    and no double surname; a longer one is cut where a surname begins.
    """
    if "·" in word or len(word) < LONGEST:
        return [word]
    if word.startswith(_DOUBLE) and len(word) <= LONGEST:
        return [word]
    return _cut(word) or [word]


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
