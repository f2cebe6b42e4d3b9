import pytest

import bulletin
from bulletin.errors import BadSetting
from bulletin.sources.manners import user_agent


def test_we_say_who_we_are():
    assert user_agent("desk@example.cn") == f"bulletin/{bulletin.__version__} (+desk@example.cn)"
    assert user_agent(None) == f"bulletin/{bulletin.__version__}"


@pytest.mark.parametrize("contact", ["a\r\nCookie: x", "编辑部"])
def test_a_contact_that_cannot_stand_in_a_header(contact):
    with pytest.raises(BadSetting, match="BULLETIN_CONTACT"):
        user_agent(contact)
