"""An issue held against the Markdown beside it."""

import bulletins
from builders import SENTENCES, Sheet

PARAGRAPH = "".join(SENTENCES[:4])


def issue(folder, markdown):
    """A page with one story, and the Markdown that its publisher put beside it."""
    sheet = Sheet(400, 400)
    sheet.text(40, 60, "河岸的清晨", 24)
    sheet.column(40, 90, 30, [PARAGRAPH])
    path = folder / "2026-03-15.pdf"
    path.write_bytes(sheet.pdf())
    path.with_suffix(".md").write_text(markdown, "utf-8")
    return path


def test_a_story_that_is_read_whole_flows(tmp_path):
    compared = bulletins.compare(issue(tmp_path, f"# 报\n\n# 河岸的清晨\n\n{PARAGRAPH}\n"))

    assert (compared.day, compared.read.share, compared.bodies.share) == ("2026-03-15", 1.0, 1.0)


def test_what_the_markdown_has_and_the_page_has_not_is_missed(tmp_path):
    markdown = f"# 报\n\n# 河岸的清晨\n\n{PARAGRAPH}\n\n# 尾\n\n{''.join(SENTENCES[4:])}\n"

    assert 0.0 < bulletins.compare(issue(tmp_path, markdown)).read.share < 1.0


def test_without_the_bulletins_it_says_so(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(bulletins, "ISSUES", tmp_path / "none")
    monkeypatch.setattr("sys.argv", ["bulletins.py"])

    assert bulletins.main() == 0
    assert capsys.readouterr().out == (
        "nothing compared: no ../shared/corpus/bulletins beside this checkout\n"
    )
