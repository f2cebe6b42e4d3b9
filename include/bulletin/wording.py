"""What the words alone say of a block: folios, staff, jumps, bylines, captions, notices."""

from __future__ import annotations

import re

_NUMBER = r"[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3}"

# 下转第3版 · 转A02版 · 下转三版, in brackets or after an arrow
JUMP = re.compile(rf"[（(【▶►]*(?:紧?下转|转)第?(?P<page>{_NUMBER})版[）)】]*")
# 上接第1版 · 接01版 · 上接一版
CONTINUATION = re.compile(rf"[（(【◀◄]*(?:紧?上接|接)第?(?P<page>{_NUMBER})版[）)】]*")

DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s*[年.\-/．]\s*(?P<month>\d{1,2})\s*[月.\-/．]\s*(?P<day>\d{1,2})\s*日?"
)
WEEKDAY = re.compile(r"星期[一二三四五六日天]|周[一二三四五六日](?!边|围|岁|年|期)")
PAGE_NUMBER = re.compile(
    r"第\s*(?P<a>[A-Z]{0,2}\d{1,3})\s*版|(?<![\d年月])(?P<b>[A-Z]{0,2}\d{1,3})\s*版|^\s*(?P<c>[A-Z]?\d{1,2})(?!\d|[年月.])"
)
ISSUE_NUMBER = re.compile(r"(?:总?第\s*(?P<a>\d{1,6})\s*期|[Nn][Oo]\.?\s*(?P<b>\d{1,6}))")

STAFF_PARTS = "责任编辑|本版编辑|执行主编|值班主任|值班编委|版式设计|责编|美编|审读|审核|排版|组版|校对|编辑|主编|制图|版式|检校|统筹"
STAFF = re.compile(
    rf"(?P<part>{STAFF_PARTS})\s*[：:／/]?\s*(?P<names>[^：:]*?)(?=(?:{STAFF_PARTS})|$)"
)

_PARTS = "本报记者|见习记者|实习记者|特约记者|全媒体记者|融媒体记者|记者|特约通讯员|通讯员|实习生"
_NAME = r"[\u3400-\u9fff·]{2,5}(?:（[^）]{1,8}）)?"

# A line that only says who wrote or photographed: no sentence, a part, then names.
BYLINE = re.compile(
    rf"^[□■◎●○◆\s]*(?:[\u3400-\u9fffA-Za-z/／·\s]{{0,24}}?)(?:{_PARTS}|文[/／、]图|图[/／、]文|撰文|采写)"
    r"[^。！？；]{0,60}$"
)
_OPENS_REPORT = re.compile("(?<!通)讯")  # 本报讯 opens a report; 通讯员 names a correspondent
CLOSING_CREDIT = re.compile(
    rf"^[（(]\s*(?:(?:{_PARTS}|作者|图文|摄影|文/图)?[\s：:/]*{_NAME}[\s、，]*){{1,6}}(?:摄影报道|文/图|摄影|摄)?[）)]$"
)

CAPTION = re.compile(r"^\s*(?:[■▲▼◆●△▽▶◀↑↓→←]|图[为：:]|[上下左右]图[为：:]?|图[①②③④⑤一二三四])")
PHOTOGRAPHER = re.compile(
    r"(?P<names>(?:[\u3400-\u9fff·]{2,4}[\s、]*){1,4}?)\s*(?P<part>摄影报道|摄影|供图|摄|图)\s*[）)]?\s*$"
)
ADVERTISEMENT = re.compile(
    r"广告|热线|咨询电话|招商|加盟|地址[：:]|电话[：:]|\d{3,4}[-－—]\d{7,8}|盛大开业|开盘|优惠"
)
NOTICE = re.compile(r"^(?:.{0,20})(?:公告|公示|通告|启事|声明|通知书?|遗失)$")
ENDS_SENTENCE = re.compile(r"[。！？…；：:.!?;][”’」』）)]?$|[”」』]$")


def is_byline(text: str) -> bool:
    """Whether a line only names its makers."""
    bare = text.strip()
    return len(bare) <= 70 and bool(BYLINE.match(bare)) and not _OPENS_REPORT.search(bare[:12])  # noqa: PLR2004  a line


def is_closing_credit(text: str) -> bool:
    """Whether a line is nothing but names in brackets, as at the end of a story."""
    return bool(CLOSING_CREDIT.match(text.strip()))


def is_folio(text: str) -> bool:
    """Whether a line speaks of the page: its date with a weekday, page number or issue number."""
    has_date = DATE.search(text) is not None
    told = (
        WEEKDAY.search(text),
        re.search(r"第?\s*[A-Z]?\d{1,3}\s*版", text),
        ISSUE_NUMBER.search(text),
    )
    return has_date and any(told)


def is_staff_line(text: str) -> bool:
    """Whether a line names the page's editors."""
    bare = text.strip()
    return (
        bool(re.match(STAFF_PARTS, bare)) and STAFF.search(bare) is not None and "。" not in bare
    )
