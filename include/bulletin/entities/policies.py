"""Laws, plans and notices in 《》, campaigns and programmes in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.entities.found import Found
from bulletin.entities.vocabulary import any_of
from bulletin.model import EntityType

_TITLE = re.compile("《(?P<name>[^《》\n]{2,80})》")
# What rules and plans call themselves; songs, books, papers and reports do not.
_RULES = re.compile(
    ".*(?:法|法典|条例|办法|规定|规则|细则|规范|标准|章程|公约|协定|协议|备忘录|宣言|声明|决定|决议|意见|建议|通知|通告|公告|(?<!大)公报"
    "|方案|预案|规划|计划|纲要|指南|指引|清单|(?<!书)(?<!籍)目录|措施|(?<!外交)政策|条|白皮书|蓝皮书|行动|责任书|承诺书|倡议书?|政府工作报告|批复|要点|机制|体系|路线图|若干)"
    "(?:[（(][^（）()]{1,12}[）)])?"
)
_QUOTED = re.compile("[“‘](?P<name>[^“”‘’。！？\n]{2,16})[”’]")
_NUMBER = "[一二三四五六七八九十百千万两双\\d]+"
_CAMPAIGN = re.compile(
    rf"(?:{_NUMBER}(?:个|大|项)?(?:行动|工程|计划|战略|活动|体系|机制|工作法|任务|攻坚战))"
    "|一带一路|一国两制|放管服|互联网\\+.{0,6}|双招双引|双碳|双减|双随机|一网通办|一网统管|一次办好|最多跑一次|中国制造2025"
    "|.{2,12}(?:行动|工程|计划|战略|攻坚战|专项整治|提升年|攻坚年|突破年|落实年|创新年|服务年|建设年|工作法)"
    "|[一二三四五六七八九十两双百千万]{1,2}[\u4e00-\u9fff][一二三四五六七八九十两双互共][\u4e00-\u9fff]{1,2}"
)
_NO_POLICY = re.compile(any_of("no_policies"))
_CITED = re.compile("[《“‘]")


def find_policies(text: str) -> Iterator[Found]:
    """Names of rules and programmes, with the marks they stand in; the value is the name alone."""
    for found in _TITLE.finditer(text):
        if _RULES.fullmatch(found["name"]):
            yield _made(found, "title-in-brackets", 0.93)
    for found in _QUOTED.finditer(text):
        if _CAMPAIGN.fullmatch(found["name"]) and not _NO_POLICY.fullmatch(found["name"]):
            yield _made(found, "campaign-in-quotation-marks", 0.85)


def _made(found: re.Match[str], method: str, confidence: float) -> Found:
    value = _CITED.sub("", found["name"])
    return Found(EntityType.POLICY, found.start(), found.end(), value, method, confidence)
