import pytest

from bulletin.entities.policies import find_policies


def policies(text):
    return [it.value for it in find_policies(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("印发《澜湾区养老服务条例（试行）》", ["澜湾区养老服务条例（试行）"]),
        ("开展“三区互融”工作", ["三区互融"]),
        ("启动“春风行动”", ["春风行动"]),
        ("歌曲《我的家乡》和《澜湾新报》", []),
        ("他说：“好的。”", []),
        ("《政府工作报告》和《澜湾产业年度报告》", ["政府工作报告"]),
        ("《澜湾大公报》《澜湾图书目录》《澜湾项目目录》", ["澜湾项目目录"]),
        ("“一号工程”，“一户一策”，“六位一体”，“一亩三分地”", []),
        ("“一带一路”和“一国两制”", ["一带一路", "一国两制"]),
    ],
)
def test_rules_in_brackets_and_campaigns_in_quotation_marks(text, names):
    assert policies(text) == names
