"""Answer recipes for Spark that come as JSON on standard input; run with PySpark on the path."""

from __future__ import annotations

import json
import sys

from recipes.engines import answer_of_python


def main() -> None:
    """Run the opening once and every recipe after it; print the answers' values as text."""
    given = json.load(sys.stdin)
    names: dict[str, object] = {}
    exec(given["opening"], names)
    names["spark"].sparkContext.setLogLevel("ERROR")
    answers = {
        question: [[str(value) for value in row] for row in answer_of_python(recipe, names=names)]
        for question, recipe in given["recipes"].items()
    }
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
