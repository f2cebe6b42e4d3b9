"""Names of people: surnames, and names that stand together without a space."""

from __future__ import annotations

import re

# Surnames, the commonest first: where names can be parted in two ways, the order decides.
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡"
    "贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷"
    "钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路"
    "岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋"
    "植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫嵺苟全褚廉"
    "简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝巩稽井练仲乐"
    "虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习胥保和蔺"
    "闫肖代付阙尚佘郗邴贲郦昌仝亓佀仉逯逄禚綦荀於昝闭厉戎阚慎晁甯隗斛扈宿钮浦乌湛茹郄戈粟佴缪苻衡邝闻尧"
)
_RANK = {surname: place for place, surname in reversed(list(enumerate(_SURNAMES)))}
_DOUBLE = (
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯",
    "端木", "宇文", "长孙", "轩辕", "呼延", "澹台", "万俟", "南宫", "西门", "百里", "东郭", "闻人",
    "淳于", "鲜于", "申屠", "太叔", "单于", "钟离", "濮阳", "赫连", "闾丘", "司空", "独孤", "完颜",
    "拓跋",
)  # fmt: skip
_HAN = re.compile(r"[\u3400-\u9fff]+")
_TRANSCRIBED = re.compile(r"[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8})+")  # 阿依古丽·买买提
# What begins like a name and is an office, a place or a form of the school: 江宁区, 高一.
_NO_NAME = re.compile(
    r".*[局县区市厅院校馆厂站网报村]|..[镇乡街路社部处组班队所]|[高初][一二三中]"
)
LONGEST = 4  # characters of a name with a double surname; any other has two or three


def is_name(word: str) -> bool:
    """Whether a word is built as a person's name is: a surname and one or two characters."""
    if _TRANSCRIBED.fullmatch(word):
        return True
    if not _HAN.fullmatch(word) or not 2 <= len(word) <= LONGEST:  # noqa: PLR2004  a surname alone is none
        return False
    return _is_built(word) and not _NO_NAME.fullmatch(word)


def _is_built(word: str) -> bool:
    return word.startswith(_DOUBLE) or (len(word) < LONGEST and word[0] in _RANK)


def are_names(word: str) -> bool:
    """Whether a word is a name, or several without a space between them."""
    return all(map(is_name, split_names(word)))


def is_driven_out(first: str, second: str) -> bool:
    """Whether two words are a name of two characters set as wide as one of three: 谭　亚."""
    return len(first) == len(second) == 1 and first in _RANK and bool(_HAN.fullmatch(second))


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
    """The cut into the fewest names, those of the commonest surnames, longest names first."""
    best: list[tuple[int, int, list[str]] | None] = [None] * len(word) + [(0, 0, [])]
    for start in range(len(word) - 2, -1, -1):
        for length in (3, 2, LONGEST):
            head = word[start : start + length]
            tail = best[start + length] if start + length <= len(word) else None
            if tail is None or len(head) < 2 or not _is_built(head):  # noqa: PLR2004  a surname alone is none
                continue
            count, rank, names = tail
            found = (count + 1, rank + _RANK.get(head[0], len(_RANK)), [head, *names])
            here = best[start]
            if here is None or found[:2] < here[:2]:
                best[start] = found
    whole = best[0]
    return whole[2] if whole else []
