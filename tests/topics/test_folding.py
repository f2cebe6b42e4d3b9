from hypothesis import given
from hypothesis import strategies as st

from bulletin.topics.folding import fold


def test_full_width_letters_digits_and_radicals_become_the_ordinary_character():
    assert fold("ＲＣＥＰ与５Ｇ，ＰＭ２．５达标，⽅⾔保护") == "RCEP与5G，PM2.5达标，方言保护"


def test_an_ideographic_space_becomes_a_space():
    assert fold("南湾区　北港镇") == "南湾区 北港镇"


def test_what_would_change_the_length_or_the_meaning_stays():
    assert fold("面积10㎡，见图①，长2²") == "面积10㎡，见图①，长2²"


@given(st.text())
def test_every_offset_stays(text):
    assert len(fold(text)) == len(text)
