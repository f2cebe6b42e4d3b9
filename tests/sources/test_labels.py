import pytest

from bulletin.sources.labels import label_order, page_numbers


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
