from pathlib import Path

from bulletin.topics import TOPICS

PAGE = Path(__file__).parents[2] / "docs" / "topics.md"


def test_the_page_lists_every_topic_as_its_file_describes_it():
    """A row that differs is written anew from what this test expects."""
    rows = [
        f"| `{topic.id}` | {topic.zh} | {topic.en} "
        f"| {topic.medtop.removeprefix('medtop:')} {topic.medtop_label}"
        f"{' (loose)' if topic.medtop_is_loose else ''} | {topic.gbt20093} | {topic.definition} |"
        for topic in TOPICS
    ]

    printed = PAGE.read_text(encoding="utf-8").splitlines()

    assert [line for line in printed if line.startswith("| `")] == rows
