import pytest

from bulletin.entities.amounts import find_amounts
from bulletin.entities.found import without_overlaps
from bulletin.model import Amount, EntityType


def amounts(text):
    return {
        text[it.start : it.end]: (it.type.value, it.amount)
        for it in without_overlaps(find_amounts(text))
    }


@pytest.mark.parametrize(
    ("text", "words", "amount"),
    [
        ("总投资近百亿元的项目", "近百亿元", Amount(1e10, 1e10, "CNY", is_approximate=True)),
        ("利用外资3000万美元", "3000万美元", Amount(3e7, 3e7, "USD")),
        ("每吨130—160元", "130—160元", Amount(130, 160, "CNY")),
        ("每亩增收500元到1000元", "500元到1000元", Amount(500, 1000, "CNY")),
        ("补贴3至5万元", "3至5万元", Amount(3e4, 5e4, "CNY")),
        ("欠了5万多元", "5万多元", Amount(5e4, 5e4, "CNY", is_approximate=True)),
        ("能挣二三十万元", "二三十万元", Amount(2e5, 3e5, "CNY")),
        ("超过50亿元", "50亿元", Amount(5e9, 5e9, "CNY", is_approximate=True)),
        ("罚款5万元以下", "5万元", Amount(5e4, 5e4, "CNY", is_approximate=True)),
        ("共4亿澳门元", "4亿澳门元", Amount(4e8, 4e8, "MOP")),
    ],
)
def test_money_is_in_whole_units_of_its_currency(text, words, amount):
    assert amounts(text) == {words: ("money", amount)}


@pytest.mark.parametrize(
    ("text", "words", "amount"),
    [
        ("占地12.5万平方米", "12.5万平方米", Amount(125000, 125000, "m2")),
        ("新增300余户", "300余户", Amount(300, 300, "户", is_approximate=True)),
        ("增长2.3%", "2.3%", Amount(2.3, 2.3, "%")),
        ("增长5%—8%", "5%—8%", Amount(5, 8, "%")),
        ("重400千克", "400千克", Amount(400, 400, "kg")),
        ("用户超9亿，", "超9亿", Amount(9e8, 9e8, "", is_approximate=True)),
        ("商讨了三四次", "三四次", Amount(3, 4, "次")),
        ("服务24小时", "24小时", Amount(24, 24, "小时")),
        ("提高3个百分点", "3个百分点", Amount(3, 3, "pp")),
    ],
)
def test_quantities_have_a_unit(text, words, amount):
    assert amounts(text) == {words: ("quantity", amount)}


@pytest.mark.parametrize(
    "text",
    [
        "数十亿元",
        "几百户",
        "千家万户",
        "一个项目",
        "两家企业",
        "元旦",
        "第3名",
        "第二十一届",
        "2019年",
        "城乡二元结构",
        "3.0升级版",
        "千亿级产业",
        "亿万人民",
        "20人民广场",
        "两个一百年",
    ],
)
def test_vague_ones_counts_of_one_ordinals_and_years_are_no_amounts(text):
    assert amounts(text) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("集中签约190亿元", "190亿元"),
        ("附近300米", "300米"),
        ("总额约190亿元", "约190亿元"),
        ("近300米", "近300米"),
    ],
)
def test_about_is_a_word_by_itself(text, words):
    assert list(amounts(text)) == [words]


def test_a_currency_makes_it_money_and_nothing_else():
    found = list(find_amounts("5000元"))
    assert [it.type for it in without_overlaps(found)] == [EntityType.MONEY]
