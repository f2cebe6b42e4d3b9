import pytest

from bulletin.errors import SourceBlocked
from bulletin.sources.refusals import check_welcome


@pytest.mark.parametrize(
    "text",
    [
        '{"status":"500","msg":"no access!"}',
        "<html><head><title>安全验证</title></head></html>",
        "<h1>403 Forbidden</h1>",
        "<p>您无权访问该页面</p>",
    ],
)
def test_words_that_send_us_away(text):
    with pytest.raises(SourceBlocked, match=r"https://e\.cn/x answers 200 and says .*headers"):
        check_welcome("https://e.cn/x", text)


@pytest.mark.parametrize(
    "text",
    ["", '{"success":false}', "<p>本期无内容</p>", f"<p>{'河' * 9000}</p>access denied"],
)
def test_words_that_do_not(text):
    check_welcome("https://e.cn/x", text)
