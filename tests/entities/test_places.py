import pytest

from bulletin.entities.found import Places, without_overlaps
from bulletin.entities.gazetteer import gazetteer
from bulletin.entities.places import NOWHERE, Home, find_places
from bulletin.entities.sites import find_sites

HOME = Home("青岛", "市北区")


def places(text, home=NOWHERE):
    found = without_overlaps(find_places(text, gazetteer(home.city, home.district), home))
    return [(text[it.start : it.end], it.value) for it in found]


def sites(text):
    known = Places(without_overlaps(find_places(text, gazetteer(), NOWHERE)))
    found = without_overlaps([*known, *find_sites(text, known)])
    return {text[it.start : it.end]: it.value for it in found}


def test_places_that_stand_together_are_one_with_its_code():
    text = "在青岛市市北区合肥路街道"
    (found,) = without_overlaps(find_places(text, gazetteer("青岛"), HOME))
    assert text[found.start : found.end] == "青岛市市北区合肥路街道"
    assert (found.value, found.code) == ("山东省青岛市市北区合肥路街道", "370203")


def test_of_several_places_of_a_name_the_newspaper_s_own_is_meant():
    assert places("市南区", Home("青岛", "市南区")) == [("市南区", "山东省青岛市市南区")]


def test_of_several_places_of_a_name_the_one_in_a_city_that_is_named_is_meant():
    assert ("朝阳区", "北京市朝阳区") in places("记者在北京看到，朝阳区的街道干净。")
    assert ("朝阳区", "吉林省长春市朝阳区") in places("记者在长春看到，朝阳区的街道干净。")


def test_which_of_several_is_not_told_where_nothing_tells():
    assert places("朝阳区的街道干净。") == [("朝阳区", "")]


def test_cities_that_are_provinces_are_named_once():
    assert places("北京和澳门") == [("北京", "北京市"), ("澳门", "澳门特别行政区")]


@pytest.mark.parametrize(
    "text", ["青岛啤酒", "花山区域", "发展乡村", "青岛路", "日照充足", "沿海城市", "广大社区"]
)
def test_what_only_begins_like_a_place_is_none(text):
    assert places(text) == []


def test_a_city_ends_before_its_people():
    assert places("青岛市民") == [("青岛", "山东省青岛市")]


def test_a_district_may_go_by_its_short_name_behind_its_province():
    assert places("四川汶川的村民，汶川人") == [
        ("四川汶川", "四川省阿坝藏族羌族自治州汶川县"),
        ("汶川", "四川省阿坝藏族羌族自治州汶川县"),
    ]


def test_a_village_behind_its_town_is_found_again_by_itself():
    found = sites("陕西省咸阳市武功县大庄镇梨花湾村的果农说，梨花湾村今年丰收。")
    assert found == {
        "陕西省咸阳市武功县大庄镇梨花湾村": "陕西省咸阳市武功县大庄镇梨花湾村",
        "梨花湾村": "陕西省咸阳市武功县大庄镇梨花湾村",
    }


@pytest.mark.parametrize(
    ("text", "words"), [("位于澜心路688号的小店", "澜心路"), ("沿着松花江行走", "松花江")]
)
def test_roads_and_rivers_are_told_by_their_last_words(text, words):
    assert words in sites(text)


@pytest.mark.parametrize(
    "text",
    [
        "这是一条致富路。",
        "建设文化广场",
        "支援湖北的队员",
        "美丽乡村",
        "推翻三座大山",
        "修复滨海湿地",
        "农业观光产业园",
    ],
)
def test_kinds_of_places_are_no_places(text):
    assert set(sites(text)) <= {"湖北"}


def test_a_newspaper_s_own_city_and_district_are_places_though_no_list_has_them():
    assert places("临澜市澜湾区的街道", Home("临澜市", "澜湾区")) == [
        ("临澜市澜湾区", "临澜市澜湾区")
    ]


def test_where_a_river_meets_the_sea_is_no_city():
    assert places("砚溪入海口的湿地") == []
