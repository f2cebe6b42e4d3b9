import pytest

from bulletin.entities.found import without_overlaps
from bulletin.entities.people import find_people


def people(text, bylines=()):
    return [it.value for it in without_overlaps(find_people(text, bylines))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("区委书记苏见山说，", ["苏见山"]),
        ("局长苏见山介绍，苏见山还说", ["苏见山", "苏见山"]),
        ("（记者苏见山、李红岭）", ["苏见山", "李红岭"]),
        ("。苏见山教授来到现场", ["苏见山"]),
        ("总统奥托·松嫩表示，", ["奥托·松嫩"]),
        ("网格员王越在社区", ["王越"]),
    ],
)
def test_people_are_told_by_office_speech_and_byline(text, names):
    assert people(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "市民夏先生说",
        "李大姐介绍",
        "文明行为",
        "时新小说",
        "经理高度重视",
        "居民安全",
        "。谢谢赵护士，",
        "干部包保1户",
        "书记全包了",
        "。安抚患者情绪",
        "工人谈笑声、",
        "，金山农民画在创作",
    ],
)
def test_forms_of_address_and_words_are_no_people(text):
    assert people(text) == []


def test_a_name_of_the_byline_is_found_in_the_text():
    assert people("据苏见山多年观察", ["苏见山"]) == ["苏见山"]
