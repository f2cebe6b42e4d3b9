"""Lines to copy and run."""

from __future__ import annotations

from bulletin.catalogue.page.markup import Html, both, element, verbatim
from bulletin.catalogue.page.sections.parts import folded, section
from bulletin.catalogue.recipes import RECIPES, Recipe
from bulletin.catalogue.words import Words

_FIRST = frozenset({"pandas", "duckdb", "polars", "spark"})  # the others are folded
PLACE = "s3://bucket/datasets/bulletins"  # what stands until a reader writes his own


def using() -> Html:
    """A recipe an engine; the script puts the reader's own place into them."""
    place = element(
        "label",
        both("数据集所在", "Where the dataset is"),
        element("input", id="place", value=PLACE, spellcheck="false", autocomplete="off"),
        class_="place",
    )
    first = [_shown(recipe) for recipe in RECIPES if recipe.engine in _FIRST]
    rest = [recipe for recipe in RECIPES if recipe.engine not in _FIRST]
    names = " · ".join(recipe.name for recipe in rest)
    return section(
        "use",
        Words("取用", "Use it"),
        Words(
            "复制即可运行；改一处地址，各段随之而变。",
            "Copy and run; the address is put into all of them.",
        ),
        place,
        element("div", *first, class_="recipes"),
        folded(names, element("div", *map(_shown, rest), class_="recipes")) if rest else "",
    )


def _shown(recipe: Recipe) -> Html:
    name = f"recipe-{recipe.engine}"
    return element(
        "figure",
        element(
            "figcaption",
            element("span", recipe.name, id=f"{name}-name"),
            element(
                "button",
                both("复制", "Copy"),
                type="button",
                id=f"{name}-copy",
                aria_labelledby=f"{name}-copy {name}-name",
                data_copies=name,
            ),
        ),
        element("pre", _code(recipe, name)),
        class_="recipe",
    )


def _code(recipe: Recipe, name: str) -> Html:
    """The lines as they are, and beside them as they are before the place is put in."""
    pattern = verbatim("\n".join(recipe.lines))
    return element("code", verbatim(recipe.text(PLACE)), id=name, data_lines=pattern)
