"""The page in a real browser: telephone and desk, light and dark, by hand and by keyboard."""

from __future__ import annotations

import pytest

from bulletin.catalogue.recipes import recipe

WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")


def unfold(page):
    page.evaluate("document.querySelectorAll('details').forEach((it) => { it.open = true })")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_bars_anybody(visit, plain, width, scheme):
    Axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe  # noqa: N806
    locale = "zh-CN" if (width, scheme) in {(360, "light"), (1280, "dark")} else "en-US"
    for path in (plain, plain.parent / "papers" / "lanwan.html"):
        page = visit(path, width, scheme, locale)
        unfold(page)

        found = Axe().run(page)

        assert [(it["id"], it["nodes"][0]["html"]) for it in found.response["violations"]] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_bars_anybody_where_newspapers_are_many(visit, many, scheme):
    Axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe  # noqa: N806
    page = visit(many, 1280, scheme)

    found = Axe().run(page)

    assert [(it["id"], it["nodes"][0]["html"]) for it in found.response["violations"]] == []


@pytest.mark.parametrize("kind", ["plain", "hostile", "many"])
@pytest.mark.parametrize("locale", ["zh-CN", "en-US"])
def test_a_telephone_never_scrolls_sideways(visit, request, kind, locale):
    index = request.getfixturevalue(kind)
    for path in (index, *sorted(index.parent.glob("papers/*.html"))):
        page = visit(path, 360, locale=locale)
        unfold(page)

        assert page.evaluate("document.documentElement.scrollWidth") == 360, path


def test_hostile_names_run_nothing(visit, hostile):
    for path in (hostile, *hostile.parent.glob("papers/*.html")):
        page = visit(path)

        assert page.evaluate("window.ran === undefined")
        assert page.locator("img").count() == 0


def test_the_page_keeps_itself_from_the_network(visit, plain, browser):
    """Were something put in, its request would be refused: so says the page's own policy."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(plain.as_uri())

    page.evaluate(
        """() => { window.refused = [];
        document.addEventListener('securitypolicyviolation',
            (it) => window.refused.push(it.effectiveDirective));
        const picture = new Image(); picture.src = 'https://collector.example/x.png';
        document.body.append(picture);
        const script = document.createElement('script');
        script.textContent = 'window.ran = 1'; document.body.append(script); }"""
    )
    page.wait_for_function("window.refused.length >= 2")

    assert sorted(page.evaluate("window.refused")) == ["img-src", "script-src-elem"]
    assert page.evaluate("window.ran === undefined")
    context.close()


def test_a_button_copies_its_recipe_with_the_readers_place(visit, plain):
    page = visit(plain)
    page.get_by_label("数据集所在").fill("s3://press/bulletins/")

    page.get_by_role("button", name="复制 pandas", exact=True).click()
    page.wait_for_selector("button[data-done=yes]")

    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == recipe("pandas").text("s3://press/bulletins")


def test_a_button_copies_where_the_browser_has_no_clipboard_to_give(visit, plain):
    page = visit(plain)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")

    page.get_by_role("button", name="复制 DuckDB", exact=True).click()

    page.wait_for_selector("button[data-done=yes]")


def test_from_a_disk_the_recipes_name_the_folder_it_is_in(visit, plain):
    page = visit(plain)

    assert page.locator("#place").input_value() == str(plain.parent)
    assert page.locator("#recipe-pandas").text_content() == recipe("pandas").text(
        str(plain.parent)
    )


def test_a_place_that_would_end_the_string_is_not_put_into_code(visit, plain):
    page = visit(plain)
    before = page.locator("#recipe-pandas").text_content()

    page.get_by_label("数据集所在").fill('x"); import os; os.system("')

    assert page.locator("#recipe-pandas").text_content() == before


@pytest.mark.parametrize(
    ("locale", "shown", "hidden"),
    [("zh-CN", "各报新旧", "Freshness"), ("fr-FR", "Freshness", "新旧")],
)
def test_it_speaks_the_readers_language(visit, plain, locale, shown, hidden):
    page = visit(plain, locale=locale)

    words = page.locator("main").inner_text()

    assert shown in words
    assert hidden not in words


def test_the_language_is_switched_by_keyboard_and_remembered(visit, plain):
    page = visit(plain)
    page.get_by_role("radio", name="中文").focus()
    page.keyboard.press("ArrowRight")

    assert page.get_by_role("heading", name="Coverage").is_visible()
    assert page.locator("html").get_attribute("lang") == "en"
    page.reload()
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("2026-03-16T14:00:00Z", ""),
        ("2026-03-16T15:00:00Z", "1 day ago"),
        ("2026-06-15T15:00:00Z", "92 days ago"),
    ],
)
def test_a_page_that_is_read_later_says_how_old_its_release_is(browser, plain, now, told):
    context = browser.new_context(locale="en-US")
    page = context.new_page()
    page.clock.set_fixed_time(now)
    page.goto(plain.as_uri())

    assert page.locator("#age").inner_text() == told
    context.close()


def test_without_scripts_it_can_be_read_and_switched(browser, plain):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(plain.as_uri())

    assert "覆盖" in page.locator("main").inner_text()
    page.get_by_role("radio", name="English").check()
    assert "Coverage" in page.locator("main").inner_text()
    assert page.get_by_role("img", name="兰湾报 2026").count() == 1
    context.close()


def test_arrow_keys_go_from_date_to_date(visit, plain):
    page = visit(plain)
    calendar = page.get_by_role("slider").first
    told = page.locator("output").first

    calendar.focus()
    assert told.text_content() == "2026-03-15  齐全"
    page.keyboard.press("ArrowLeft")
    assert calendar.get_attribute("aria-valuetext") == "2026-03-14  齐全"
    page.keyboard.press("ArrowUp")
    assert told.text_content() == "2026-02-14  不明"
    page.keyboard.press("Home")
    assert told.text_content() == "2026-01-01  不明"


def test_a_pointer_names_the_date_under_it(visit, plain):
    page = visit(plain)
    calendar = page.locator("svg.calendar").first
    calendar.scroll_into_view_if_needed()
    box = calendar.bounding_box()
    scale = box["width"] / (21 + 31 * 11)

    page.mouse.move(box["x"] + (21 + 14.5 * 11) * scale, box["y"] + (15 + 2.5 * 11) * scale)

    assert page.locator("output").first.text_content() == "2026-03-15  齐全"


def test_a_table_that_is_too_wide_is_scrolled_by_keyboard(visit, many):
    page = visit(many, 360)

    wide = page.locator(".scroll", has=page.locator("table.matrix")).first

    assert wide.get_attribute("tabindex") == "0"
    assert wide.evaluate("(it) => it.scrollWidth > it.clientWidth")


def test_on_paper_nothing_is_folded(visit, plain):
    page = visit(plain)

    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    assert page.evaluate("[...document.querySelectorAll('details')].every((it) => it.open)")
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation").is_visible()
