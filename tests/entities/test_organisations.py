import pytest

from bulletin.entities.naming import find_all
from bulletin.entities.places import Home
from bulletin.model import EntityType


def organisations(text):
    found = find_all(text, None, Home("青岛", "市北区"))
    return [text[it.start : it.end] for it in found if it.type is EntityType.ORGANISATION]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("记者从青岛市市北区发展和改革局获悉", ["青岛市市北区发展和改革局"]),
        ("市北区住房和城乡建设局局长李书芳介绍", ["市北区住房和城乡建设局"]),
        ("市北区委书记说", ["市北区委"]),
        ("市北区纪委监委、市北区人民医院", ["市北区纪委监委", "市北区人民医院"]),
        ("青岛国信集团", ["青岛国信集团"]),
        ("国家卫健委、教育部", ["国家卫健委", "教育部"]),
        ("联合报装由区城市管理局办理", ["区城市管理局"]),
        ("青岛市第五十八中学", ["青岛市第五十八中学"]),
        ("青岛开放大学教授", ["青岛开放大学"]),
        ("品牌企业零售大会暨中国饭店协会年会", ["中国饭店协会"]),
        ("市北区委区政府", ["市北区委"]),
        ("青岛高新区管委承办", ["青岛高新区管委"]),
        ("中共中央对外联络部", ["中共中央对外联络部"]),
    ],
)
def test_bodies_begin_at_their_place_and_end_with_their_last_word(text, names):
    assert organisations(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "有关部门",
        "一家公司",
        "各级党委",
        "多家医院",
        "新格局",
        "统一部署",
        "教育部门",
        "8家省直医院",
        "中西部地区乡镇卫生院",
        "一家小型环保公司",
        "由省卫健委组成",
        "李明山专程到县医院看望",
    ],
)
def test_kinds_of_bodies_are_no_bodies(text):
    assert organisations(text) == []


def test_a_body_covers_the_place_in_its_name():
    kinds = [it.type for it in find_all("市北区人民法院", None, Home("青岛", "市北区"))]
    assert kinds == [EntityType.ORGANISATION]
