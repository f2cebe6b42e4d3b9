"""Articles' own pages, as sites write them."""

from __future__ import annotations

import pytest

from bulletin.sources.markup import parsed
from bulletin.sources.reader import Document
from bulletin.sources.stories import Story, names_in, story_in

SKINS = {
    # a comment before the body, the body a second time for phones
    "<!--enpproperty <author>林舟 江禾</author><title><p>河边<br/>添步道</p></title>"
    "<subtitle>两公里</subtitle><introtitle>城建</introtitle>/enpproperty-->"
    "<div id=articleContent><!--enpcontent--><P>　　甲。</P><P>乙。</P><!--/enpcontent--></div>"
    "<div id=ozoom><p>甲。</p></div>": Story(
        "河边\n添步道", "城建", "两公里", ("林舟", "江禾"), ("甲。", "乙。")
    ),
    # the places of a skin, where the comment has nothing or null
    "<!--enpproperty <author>null</author><title></title>/enpproperty-->"
    "<div class=main-article-alltitle><div class=main-article-pretitle>城建</div>"
    "<div class=main-article-title><founder-title>添步道</founder-title></div>"
    "<div class=main-article-subtitle>两公里</div><founder-author>林舟</founder-author></div>"
    "<div id=ozoom><founder-content><p>甲。</p></founder-content></div>": Story(
        "添步道", "城建", "两公里", ("林舟",), ("甲。",)
    ),
    "<table class=wz><tr valign=top><td>城建<tr valign=top><td>添步道<tr valign=top><td>两公里"
    "<tr valign=top><td>林舟</table><founder-content>甲。<br>　　乙。</founder-content>": Story(
        "添步道", "城建", "两公里", ("林舟",), ("甲。", "乙。")
    ),
    "<div class=newsdetatit><p class=intro>城建</p><h3>添步道</h3><p class=sub>两公里</p>"
    "<span class=Author>林舟</span></div><founder-content><p>甲。</founder-content>": Story(
        "添步道", "城建", "两公里", ("林舟",), ("甲。",)
    ),
    "<p id=PreTitle>城建</p><h2 id=Title>添步道</h2><p id=SubTitle>两公里</p>"
    "<p id=Author>林舟</p><div id=ozoom><p>甲。</div>": Story(
        "添步道", "城建", "两公里", ("林舟",), ("甲。",)
    ),
    "<p id=suptitle>城建</p><p id=title>添步道</p><p id=subtitle>两公里</p>"
    "<div id=content>甲。<br><br>乙。</div>": Story(
        "添步道", "城建", "两公里", (), ("甲。", "乙。")
    ),
    "<founder-content><script>x = 1</script><p>甲。<style>p {}</style></founder-content>": Story(
        "", "", "", (), ("甲。",)
    ),
    "<html><body>该稿件已删除</body></html>": Story("", "", "", (), ()),
    "": Story("", "", "", (), ()),
}


@pytest.mark.parametrize("html", SKINS)
def test_each_skin_has_its_places(html):
    assert story_in(Document("http://e.cn/", html, parsed(html))) == SKINS[html]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本报记者 林舟 江禾", ("本报记者", "林舟", "江禾")),
        ("林舟、江禾；文溪", ("林舟", "江禾", "文溪")),
        ("林舟（2026年03月15日 第 01 版）", ("林舟",)),
        ("河西报     2026年03月15日  ", ("河西报",)),
        ("", ()),
    ],
)
def test_names_without_the_date_behind_them(text, names):
    assert names_in(text) == names
