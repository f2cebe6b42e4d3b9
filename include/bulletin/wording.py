"""What the words alone say of a block: folios, staff, jumps, bylines, captions, notices."""

from __future__ import annotations

import re
from functools import lru_cache

from bulletin.makers import AFFILIATION, HOUSE, PARTS, Makers, is_pen_name, read_makers
from bulletin.names import are_names, is_name

_NUMBER = r"[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3}"
_POINTER = r"[（(【）)】▶►◀◄▲▼◆●→←>》<《\s]*"
_MORE_PAGES = rf"(?:版?[、，,](?:{_NUMBER}))*"

# 下转第3版 · 转A02版 · 下转三版 · 下转第2、3版, in brackets or beside an arrow
JUMP = re.compile(
    rf"{_POINTER}(?:紧?下转|紧?转)第?\s*(?P<page>{_NUMBER}){_MORE_PAGES}\s*版{_POINTER}"
)
# 上接第1版 · 接01版 · 上接一版 · 紧接第1版
CONTINUATION = re.compile(rf"{_POINTER}(?:紧?上接|紧?接)第?\s*(?P<page>{_NUMBER})\s*版{_POINTER}")

DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s*[年.\-/．]\s*(?P<month>\d{1,2})\s*[月.\-/．]\s*(?P<day>\d{1,2})\s*日?"
)
WEEKDAY = re.compile(r"星期[一二三四五六日天]|周[一二三四五六日](?!边|围|岁|年|期)")
PAGE_NUMBER = re.compile(
    r"第\s*(?P<a>[A-Z]{0,2}\d{1,3})\s*版|(?<![\d年月])(?P<b>[A-Z]{0,2}\d{1,3})\s*版"
    r"|^[\s—\-·]*(?P<c>[A-Z]?\d{1,2})(?!\d|[年月.])"
)
ISSUE_NUMBER = re.compile(r"(?:总?第\s*(?P<a>\d{1,6})\s*期|[Nn][Oo]\.?\s*(?P<b>\d{1,6}))")
_PAGE_OF_FOLIO = re.compile(r"第?\s*[A-Z]?\d{1,3}\s*版")

# The first nine are said of nothing but a page's makers; the others are words of the language too.
_STAFF_ONLY = "责任编辑|本版编辑|执行主编|值班主任|值班编委|版式设计|责编|美编|检校"
STAFF_PARTS = f"{_STAFF_ONLY}|审读|审核|排版|组版|校对|编辑|主编|制图|版式|统筹"
STAFF = re.compile(
    rf"(?P<part>{STAFF_PARTS})\s*[：:／/]?\s*(?P<names>[^：:]*?)(?=(?:{STAFF_PARTS})|$)"
)
_STAFF_LINE = re.compile(
    rf"[■□●◆\s]*(?:本版|本期)?(?:(?P<sure>{_STAFF_ONLY}|(?:{STAFF_PARTS})\s*[：:／/])|{STAFF_PARTS})"
)

# （据新华社）, （摘自《…》）, （本报综合）: where a story comes from, said at its end.
_SOURCE = re.compile(
    r"^[（(](?:据|来源|摘自|转自|选自|原载|载于|本报综合|综合)[^（）()。！？；]{0,30}[）)]$"
)
_LONGEST_SIGNATURE = 24  # characters: a class or a village before a name
_LONGEST_BYLINE = 70  # characters: four reporters with their papers in front of them
_LONGEST_PAPER = 8  # characters of a paper's name that does not say so: 南都, 青岛观海

_NAMES_MAKERS = re.compile(
    rf"{PARTS}|文[/／、]图|图[/／、]文|撰文|采写|(?<![\u3400-\u9fff])[文图][/／：:]"
)
_MARKED_NAMES = re.compile(r"^[□◎○]\s*(?P<rest>[\u3400-\u9fff·\s、]{2,20})$")
_BRACKETED = re.compile(r"^[（(](?P<inside>[^。！？；]{2,40})[）)]$")
_REPORT_WORD = re.compile("(?<!通)讯")  # 本报讯 opens a report; 通讯员 is a correspondent
_OPENING = 12  # characters in which 讯 stands, after the paper's name
_OF_A_SENTENCE = re.compile("[。！？；]")
_TELLS = re.compile("[从在昨今走看到来获采近]")  # what goes on after 记者 in a sentence
_HAN = re.compile(r"[\u3400-\u9fff]")

# 本报讯, 本报5月7日讯, 据新华社临澜3月9日电, 【本报讯】, 临澜日报讯: how a report opens,
# inside its first paragraph. Of other houses than 本报 sentences speak as well.
_WIRES = (
    "新华社|中新社|中新网|新华网|人民网|央视新闻"
    "|中央社|法新社|路透社|美联社|塔斯社|俄新社|共同社|韩联社"
)
_HOUSES = rf"{_WIRES}|[\u3400-\u9fff]{{2,6}}(?:日报|晚报|早报|晨报|时报|商报|都市报)"
DATELINE = re.compile(
    rf"^\s*[【\[]?据?(?P<words>(?:本报|本刊|本台)[^\s（(，。；】]{{0,16}}?(?:讯|电|消息)"
    rf"|(?:{_HOUSES})[^\s（(，。；】]{{0,16}}?(?:讯|电|消息)(?=[\s（(】\]]|—|$))[】\]]?"
)
# The words before a bracket with the names of an agency's reporters.
OF_A_WIRE = re.compile(rf"(?:{_WIRES})[^，。；]{{0,20}}(?:讯|电|消息)\s*[（(]$")
# 据新华社临澜8月15日 or 本报临澜3月 at the end of a line, which goes on with 电
_OPENS_AND_BREAKS = (
    rf"^\s*据?(?:本报|{_WIRES})[\u3400-\u9fff·]{{0,8}}\d{{1,2}}月(?:\d{{1,2}}日?)?$"
)
OPENS_REPORT = re.compile(
    rf"{DATELINE.pattern}(?:\s|[（(]|—|$)|{_OPENS_AND_BREAKS}|^\s*据(?:{_WIRES})"
)

# □苏见山: a mark and a name, over an essay.
MARKED_NAME = re.compile(r"^\s*[□◎○◇]\s*[\u3400-\u9fff·]{2,6}\s*$")

CAPTION = re.compile(r"^\s*(?:[■▲▼◆●△▽▶◀↑↓→←]|图[为：:]|[上下左右]图[为：:]?|图[①②③④⑤一二三四])")
# The marks of a caption that are no marks of a list's entries as well.
POINTS_AT_PICTURE = re.compile(r"^\s*(?:[▲▼△▽▶◀↑↓→←]|图[为：:]|[上下左右]图)")
PHOTOGRAPHER = re.compile(
    r"(?P<names>(?:[\u3400-\u9fff·]{2,4}?[\s、/／]*){1,4}?)\s*"
    r"(?P<part>摄影报道|摄影|供图|摄|(?<=[\s/／])图)\s*[）)]?\s*$"
)
ADVERTISEMENT = re.compile(
    r"广告|热线|咨询电话|招商|加盟|地址[：:]|电话[：:]|\d{3,4}[-－—]\d{7,8}|盛大开业|开盘|优惠"
)
# 今日导读, 要目: what the box is headed that lists the stories of other pages.
CONTENTS = re.compile(r"^(?:今日|本期|本报|要闻|内页|新闻)?(?:导读|导览|看点|要目|目录|导航)$")
# 第3版, A04版, 详见2版, at the end of an entry or by itself
PAGE_POINTER = re.compile(r"(?:^|[\s…·.>→▶（(])(?:详见)?第?\s*[A-Z]?\d{1,3}\s*版[）)]?$")
# Where to write or to look: of the web, of mail.
ADDRESS = re.compile(r"https?:|www\.|\w@\w|[a-z0-9]\.(?:com|cn|org|net)\b", re.IGNORECASE)
NOTICE = re.compile(r"^(?:.{0,20})(?:公告|公示|通告|启事|声明|通知书?|遗失)$")
ENDS_SENTENCE = re.compile(r"[。！？…；：:.!?;][”’」』）)]?$|[”」』]$")


ASKED = 4096  # lines whose answer is kept: rules ask about the same line again and again


@lru_cache(ASKED)
def is_byline(text: str) -> bool:
    """
    Whether a line only names its makers: 本报记者 and names, 文/图 and names, □ and names, By.

    A sentence about reporters is none: what follows the part has to be short words parted by
    spaces, or names by their surnames; what stands before it a paper or names.
    """
    bare = text.strip()
    if len(bare) > _LONGEST_BYLINE or _OF_A_SENTENCE.search(bare) or _is_of_a_bracket(bare):
        return False
    if _REPORT_WORD.search(bare[:_OPENING]):
        return False
    makers = read_makers(bare)
    if not _HAN.search(bare):
        return makers.has_part
    if _MARKED_NAMES.match(bare) and not makers.has_part:
        return bool(makers.before) and all(map(are_names, makers.before))
    if "，" in bare and not all(map(_are_people, makers.after)):
        return False
    return bool(_NAMES_MAKERS.search(bare)) and _are_makers(makers)


def _are_makers(makers: Makers) -> bool:
    """Whether nothing but makers and their papers stands in a line with a part or a work."""
    people = [word for word in makers.after if _are_people(word)]
    others = [word for word in makers.after if word not in people]
    is_parted = makers.is_parted or bool(people)
    if others and not is_parted:
        return False
    is_sure = bool(people) and all(map(AFFILIATION.fullmatch, others))
    is_paper = is_sure and len(makers.before) == 1 and len(makers.before[0]) <= _LONGEST_PAPER
    if not is_paper and not all(_are_people(w) or HOUSE.fullmatch(w) for w in makers.before):
        return False
    return is_sure or all(is_pen_name(w) and not _TELLS.match(w) for w in others)


def _are_people(word: str) -> bool:
    return are_names(word) or (word.isascii() and " " in word)


def _is_of_a_bracket(text: str) -> bool:
    """Whether a bracket opens or closes in a line and not both."""
    return len(re.findall("[（(]", text)) != len(re.findall("[）)]", text))


def leaves_bracket_open(text: str) -> bool:
    """Whether a line's last bracket is not closed in it: the next line goes on inside."""
    return max(text.rfind("（"), text.rfind("(")) > max(text.rfind("）"), text.rfind(")"))


def is_signed(text: str) -> bool:
    """
    Whether a line under a headline is its writer's name, a school class or place before it.

    高二（3）班 杜亚伟, 林新杰, 鹿鸣小学 李红, By Emma Carver.
    """
    if not text.strip() or len(text.strip()) > _LONGEST_SIGNATURE:
        return False
    makers = read_makers(text)
    if makers.has_part:
        return bool(makers.people) and not makers.before
    is_known = all(is_name(w) or AFFILIATION.fullmatch(w) for w in makers.before)
    return is_known and not makers.after and any(map(is_name, makers.before))


@lru_cache(ASKED)
def is_closing_credit(text: str) -> bool:
    """Whether a line is nothing but names or a source in brackets, as at the end of a story."""
    bare = text.strip()
    found = _BRACKETED.match(bare)
    if found is None:
        return False
    makers = read_makers(found["inside"])
    words = [w for w in (*makers.before, *makers.after) if not AFFILIATION.fullmatch(w)]
    named = any(map(are_names, words)) and all(are_names(w) or is_pen_name(w) for w in words)
    return named or is_source(bare)


def is_source(text: str) -> bool:
    """Whether a line in brackets says where a story was taken from."""
    return _SOURCE.match(text.strip()) is not None


def is_folio(text: str) -> bool:
    """Whether a line speaks of the page: its date with a weekday, page number or issue number."""
    told = (pattern.search(text) for pattern in (WEEKDAY, _PAGE_OF_FOLIO, ISSUE_NUMBER))
    return DATE.search(text) is not None and any(told)


def is_staff_line(text: str) -> bool:
    """Whether a line names the page's editors; one that only begins with 编辑 or 统筹 does not."""
    bare = text.strip()
    found = _STAFF_LINE.match(bare)
    if found is None or "。" in bare:
        return False
    words = [w for part in STAFF.finditer(bare) for w in re.split(r"[\s、，/]+", part["names"])]
    return found["sure"] is not None or any(word and are_names(word) for word in words)
