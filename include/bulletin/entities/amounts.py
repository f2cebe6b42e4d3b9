"""Money and quantities: 总投资近百亿元, 12.5万平方米, 130—160元, 3成."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bulletin.entities.found import Found
from bulletin.entities.numerals import ARABIC, MORE, NUMBER, read_number
from bulletin.model import Amount, EntityType

CURRENCIES = {
    "元人民币": "CNY", "人民币": "CNY", "元": "CNY", "块钱": "CNY", "美元": "USD", "美金": "USD",
    "欧元": "EUR", "英镑": "GBP", "日元": "JPY", "港元": "HKD", "港币": "HKD", "澳元": "AUD",
    "加元": "CAD", "韩元": "KRW", "卢布": "RUB", "瑞士法郎": "CHF", "新台币": "TWD",
    "新加坡元": "SGD", "卢比": "INR", "泰铢": "THB", "澳门元": "MOP",
}  # fmt: skip
UNITS = {
    "平方公里": "km2", "平方千米": "km2", "平方米": "m2", "平米": "m2", "公顷": "ha", "亩": "mu",
    "立方米": "m3", "立方": "m3", "公里": "km", "千米": "km", "米": "m", "厘米": "cm",
    "毫米": "mm", "海里": "nmi", "吨": "t", "公斤": "kg", "千克": "kg", "克": "g", "斤": "jin",
    "千瓦时": "kWh", "千瓦": "kW", "兆瓦": "MW", "吉瓦": "GW", "升": "l", "℃": "℃", "摄氏度": "℃",
    "标箱": "TEU", "标准箱": "TEU", "个百分点": "pp",
}  # fmt: skip
# Words that are counted by, and then the thing itself: 300户, 1200名, 5家.
COUNTERS = (
    "余?(?:人次|场次|架次|班次|批次|个月|个小时|小时|分钟|周年|年|天|岁|周|倍|人(?!口|民(?!间))|[户名家次个项处条座栋所辆台套件张篇场艘架只头棵株盏根"
    "块支批枚份期对宗笔幢间层位例类种款班省市县区村级部门段道步颗袋首轮秒])"
)
_WITHIN = ("约", "大约", "近", "将近", "逾", "超")  # stand in the words of an amount
# 签约190亿元, 附近300米: the end of another word
_PART_OF_A_WORD = r"(?<![签合节制契公条盟预特失违履])约|(?<![附最临邻靠])近"
_BEFORE = "接近|超过|突破|不足|不到|至少|不少于|不低于|多达|高达"  # say how far it goes
_ABOUT = frozenset({*_WITHIN, "接近", "超过", "突破", "不足", "不到", "至少", "不少于", "不低于"})
_TO = r"\s*(?:[—–―\-~～至到]|——)\s*"
_AFTER = "(?P<more>多|余)?"
_ROUND = re.compile("以上|以下|左右|上下|以内|开外")
_MANY = re.compile(MORE)
_VAGUE = re.compile("[数几]")
_COUNT_OF_ONE = re.compile("[一二两三四五六七八九十百千万〇零半][多余]?")
_TWO_DIGITS = re.compile(
    "(?P<low>一(?=二)|二(?=三)|两(?=三)|三(?=[四五])|四(?=五)|五(?=六)|六(?=七)|七(?=八)|八(?=九))(?P<high>.)(?P<times>[十百千万亿]*)"
)
# by themselves before a counter: 千家万户, 亿万人
_NOT_A_NUMBER = frozenset({*"万亿千百十", "亿万", "万千", "千百"})


_APPROXIMATE = f"{_PART_OF_A_WORD}|大约|将近|逾|超|{_BEFORE}"


def _amount(units: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<before>{_APPROXIMATE})?(?<![\d.第〇零一二两三四五六七八九十百])(?:(?P<low>{NUMBER})(?:{units})?{_TO})?(?P<high>{NUMBER})"
        rf"{_AFTER}(?P<unit>{units})"
    )


def _longest_first(words: dict[str, str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_MONEY = _amount(_longest_first(CURRENCIES))
_MEASURE = _amount(rf"{_longest_first(UNITS)}|{COUNTERS}")
_SHARE = re.compile(
    rf"(?P<before>{_APPROXIMATE})?(?<![\d.])(?:(?P<low>\d{{1,18}}(?:\.\d{{1,9}})?)[%％]?{_TO})?"
    rf"(?P<high>\d{{1,18}}(?:\.\d{{1,9}})?){_AFTER}[%％]"
)
# 网民超9亿: a count of what was named before it
_COUNT = re.compile(
    rf"(?P<before>{_APPROXIMATE})?(?<![\d.第〇零一二两三四五六七八九十百])(?:(?P<low>{NUMBER}){_TO})?(?P<high>(?:{ARABIC}){MORE}?[万亿]+)"
    r"(?P<more>多|余)?(?![\d元人]|[\u3400-\u9fff])"
)
_NO_MONEY = re.compile("元(?:[旦宵素器件勋老首帅月年代朝]|化(?!解|债))")

# 3.0升级版, 千亿级产业, 两个一百年
_NO_MEASURE = re.compile("升[级至到入]|(?<=[百千万亿])级|(?<=两个一百)年")
_OF_PARTS = re.compile("[一二三多]元(?:结构|体制|经济|对立|社会|格局|[一二]次)")  # 城乡二元结构


def find_amounts(text: str) -> Iterator[Found]:
    """
    Money and quantities of a text.

    Vague ones (数十亿, 几百户), counts of one (一个, 两家) and ordinals (第3名) are left out. The
    words 约, 近, 逾 and 超 before a number belong to it; 超过 and 以上 make it approximate only.
    """
    for found in _MONEY.finditer(text):
        is_word = _OF_PARTS.match(text, found.start("high"))
        if not is_word and not _NO_MONEY.match(text, found.start("unit")):
            yield from _made(text, found, EntityType.MONEY, CURRENCIES[found["unit"]])
    for found in _MEASURE.finditer(text):
        unit = found["unit"].removeprefix("余")
        is_word = _NO_MEASURE.match(text, found.start("unit"))
        is_one = _COUNT_OF_ONE.fullmatch(found["high"])
        if not is_word and not is_one and not _is_of_a_date(text, found):
            yield from _made(text, found, EntityType.QUANTITY, UNITS.get(unit, unit))
    for found in _SHARE.finditer(text):
        yield from _made(text, found, EntityType.QUANTITY, "%")
    for found in _COUNT.finditer(text):
        yield from _made(text, found, EntityType.QUANTITY, "")


def _is_of_a_date(text: str, found: re.Match[str]) -> bool:
    """Whether a year is one of the calendar: 2019年, 20年代; not 20年."""
    if found["unit"] != "年":
        return False
    digits = re.fullmatch(r"(?:1[89]|20)\d\d", found["high"])
    return bool(digits) or text.startswith(("代", "级", "度"), found.end())


def _made(text: str, found: re.Match[str], kind: EntityType, unit: str) -> Iterator[Found]:
    if found.start("high") and _VAGUE.match(text[found.start("high") - 1]):
        return
    low, high = _ends(found)
    if high is None or low is None or low > high or found["high"] in _NOT_A_NUMBER:
        return
    about = bool(
        found["before"] in _ABOUT or _ROUND.match(text, found.end())
        or _MANY.search(found[0][found.start("high") - found.start() :])
    )  # fmt: skip
    start = found.start("low") if found["low"] else found.start("high")
    if found["before"] in _WITHIN:
        start = found.start("before")
    amount = Amount(float(low), float(high), unit, about)
    yield Found(kind, start, found.end(), told(amount), f"{kind}-with-unit", 0.97, amount=amount)


def _ends(found: re.Match[str]) -> tuple[Decimal | None, Decimal | None]:
    """From and to; of 三四次 they are 3 and 4, of 二三十万 200,000 and 300,000."""
    words = found["high"]
    if two := _TWO_DIGITS.fullmatch(words):
        return read_number(two["low"] + two["times"]), read_number(two["high"] + two["times"])
    high = read_number(words)
    if high is None or not found["low"]:
        return high, high
    low = read_number(found["low"])
    return (None if low is None else _scaled(found["low"], low, words, high)), high


def _scaled(words: str, low: Decimal, other: str, high: Decimal) -> Decimal:
    """The low end of a range: in 3至5万 it is of the same 万."""
    if words and not re.search("[十百千万亿]", words) and (large := re.search("[万亿]+", other)):
        scale = read_number(large[0])
        if scale and low < high and low * scale <= high:
            return low * scale
    return low


def told(amount: Amount) -> str:
    """`10000000000 CNY`, `130..160 CNY`."""
    low, high = (f"{value:.15g}" for value in (amount.low, amount.high))
    span = low if low == high else f"{low}..{high}"
    return f"{span} {amount.unit}"
