import pytest

from bulletin.sources.labels import label_order, page_numbers, printed_number, section_of


def test_pages_in_the_order_of_their_labels():
    listed = [
        "B01版",
        "第A10版：广告",
        "13版：副刊",
        "头版",
        "第A02版：城事",
        "（GA01）",
        "2",
        "A02-03：",
    ]

    assert sorted(listed, key=label_order) == [
        "2",
        "13版：副刊",
        "第A02版：城事",
        "A02-03：",
        "第A10版：广告",
        "B01版",
        "（GA01）",
        "头版",
    ]


@pytest.mark.parametrize(
    ("labels", "numbers"),
    [
        (["第01版：要闻", "第02版：城事"], (1, 2)),
        (["第05版：河西", "第08版：河西"], (5, 8)),
        (["１版", "２版"], (1, 2)),
        (["第A02版", "第A03版"], (1, 2)),
        (["01", "0203", "04"], (1, 2, 3)),
        (["01", "02-03", "04"], (1, 2, 3)),
        (["01", "01"], (1, 2)),
        (["00", "01"], (1, 2)),
        (["头版", "02版"], (1, 2)),
        ([], ()),
    ],
)
def test_numbers_are_the_printed_ones_where_that_is_possible(labels, numbers):
    assert page_numbers(labels) == numbers


@pytest.mark.parametrize(
    ("label", "number", "section"),
    [
        ("第A02版：城事", "A02", "城事"),
        ("01版:要闻", "01", "要闻"),
        ("A02-03：专题", "A02-03", "专题"),
        ("（GA01）副刊", "GA01", "副刊"),
        ("第01版", "01", ""),
        ("0607版：合版", "0607", "合版"),
        ("01 要闻", "01", "要闻"),
        ("ａ０１：ＡＩ", "A01", "AI"),
        ("头版", "", "头版"),
        ("", "", ""),
    ],
)
def test_the_number_and_the_section_in_a_label(label, number, section):
    assert (printed_number(label), section_of(label)) == (number, section)
