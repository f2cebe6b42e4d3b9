"""Whether both sides say the same of headline, kicker and authors."""

from __future__ import annotations

import pytest

from bulletin.comparing.agreement import of_authors, of_headlines, of_kickers, site_names
from bulletin.comparing.told import told_by
from bulletin.model import Heads
from sides import article, named, site, told


def there(**fields):
    title = fields.pop("title", "")
    (only,) = told_by(site([told(title, "河堤修好了。", name="a", **fields)]))
    return only


@pytest.mark.parametrize(
    ("heads", "fields", "says"),
    [
        (Heads("河边添步道"), {"title": "河边　添步道"}, "same"),
        (Heads("河边添步道"), {"title": "河边添步道", "kicker": "治水三年"}, "same"),
        (Heads("河边添步道", kicker="治水三年"), {"title": "治水三年 河边添步道"}, "same"),
        (Heads("河边添步道晨练不绕路"), {"title": "河边添步道", "subtitle": "晨练不绕路"}, "same"),
        (
            Heads("河边添步道", kicker="治水三年", subheadline="晨练不绕路"),
            {"title": "治水三年：河边添步道——晨练不绕路"},
            "same",
        ),
        (Heads("河边添步道"), {"title": "河边修步道"}, "differs"),
        (Heads("河边添步道", kicker="治水三年"), {"title": "治水三年"}, "differs"),
        (Heads("河边添步道"), {}, "ours only"),
        (Heads("", kicker="治水三年"), {"title": "治水三年"}, "site only"),
        (Heads("——"), {"title": "“”"}, "neither"),
    ],
)
def test_headlines(heads, fields, says):
    assert of_headlines(heads, there(**fields)) == says


@pytest.mark.parametrize(
    ("kicker", "standing", "theirs", "says"),
    [
        ("治水三年", None, "治水 三年", "same"),
        (None, "治水三年", "治水三年", "same"),
        ("治水", None, "治水三年", "differs"),
        (None, None, "治水三年", "site only"),
        ("治水三年", None, "", "ours only"),
        (None, None, "", "neither"),
    ],
)
def test_kickers(kicker, standing, theirs, says):
    ours = article(1, "", heads=Heads("河边添步道", kicker=kicker), standing_head=standing)

    assert of_kickers(ours, there(kicker=theirs)) == says


@pytest.mark.parametrize(
    ("ours", "theirs", "says"),
    [
        (("周一木",), ("本报记者", "周一木"), "same"),
        (("周一木", "苏见山"), ("周一木",), "same"),
        (("周一木",), ("本报记者", "周一木", "通讯员", "苏见山"), "differs"),
        (("周一木",), ("苏见山",), "differs"),
        ((), ("本报记者", "周一木"), "site only"),
        (("周一木",), (), "ours only"),
        (("周一木",), ("本报讯",), "ours only"),
        ((), (), "neither"),
    ],
)
def test_authors(ours, theirs, says):
    assert of_authors(article(1, "", bylines=named(*ours)), there(authors=theirs)) == says


def test_the_site_s_byline_is_read_as_the_page_s():
    byline = ("本报记者", "周一木", "通讯员", "苏见山", "文/图")

    assert site_names(there(authors=byline)) == ("周一木", "苏见山")
