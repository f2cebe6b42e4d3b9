from pathlib import Path

import pytest

from bulletin.errors import CatalogError
from bulletin.topics.taxonomy import Phrase, Taxonomy, Topic, read_taxonomy, read_topic

ELDERLY = """\
id: elderly
zh: 养老服务
en: elderly care
medtop: medtop:20001232
medtop_label: elderly care
gbt20093: 社会、劳动
definition: 养老机构与居家养老。
phrases:
  3:
    - 养老
    - 老年食堂
  1:
    - 奶奶
"""


def topic_file(folder: Path, text: str, name: str = "elderly.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refusal(path: Path) -> str:
    with pytest.raises(CatalogError) as caught:
        read_topic(path)
    return str(caught.value).removeprefix(str(path))


def test_a_topic_is_one_file(tmp_path):
    assert read_topic(topic_file(tmp_path, ELDERLY)) == Topic(
        id="elderly",
        zh="养老服务",
        en="elderly care",
        medtop="medtop:20001232",
        medtop_label="elderly care",
        gbt20093="社会、劳动",
        definition="养老机构与居家养老。",
        phrases=(Phrase("养老", 3), Phrase("老年食堂", 3), Phrase("奶奶", 1)),
    )


def test_a_media_topic_may_be_a_loose_fit(tmp_path):
    loose = ELDERLY.replace("gbt20093:", "medtop_is_loose: true\ngbt20093:")

    assert read_topic(topic_file(tmp_path, loose)).medtop_is_loose
    assert not read_topic(topic_file(tmp_path, ELDERLY)).medtop_is_loose


def test_our_own_topics_are_31_with_eight_thousand_phrases():
    ours = read_taxonomy()

    assert len(ours.topics) == 31
    assert sum(len(topic.phrases) for topic in ours.topics) > 8000
    assert [topic.id for topic in ours.topics] == sorted(topic.id for topic in ours.topics)


def test_a_phrase_may_speak_for_two_topics(tmp_path):
    topic_file(tmp_path, ELDERLY)
    other = ELDERLY.replace("elderly", "family").replace("养老服务", "家庭")
    topic_file(tmp_path, other, "family.yaml")

    topics = read_taxonomy(tmp_path).topics

    assert [topic.id for topic in topics] == ["elderly", "family"]
    assert Phrase("奶奶", 1) in topics[0].phrases
    assert Phrase("奶奶", 1) in topics[1].phrases


def test_shields_speak_for_no_topic(tmp_path):
    topic_file(tmp_path, ELDERLY)
    topic_file(tmp_path, "phrases:\n  - 养老鼠\n", "_shield.yaml")

    taxonomy = read_taxonomy(tmp_path)

    assert taxonomy == Taxonomy((read_topic(tmp_path / "elderly.yaml"),), ("养老鼠",))


WRONG = {
    "an unknown key": (
        ELDERLY.replace("gbt20093:", "gbt:"),
        (
            ":6: unknown key 'gbt'; allowed are id, zh, en, medtop, medtop_label, gbt20093, "
            "definition, phrases, medtop_is_loose"
        ),
    ),
    "a missing key": (
        ELDERLY.replace("en: elderly care\n", ""),
        ":1: key 'en' is missing; write it",
    ),
    "an empty name": (
        ELDERLY.replace("zh: 养老服务", "zh: ''"),
        ":2: Expected `str` of length >= 1 - at `$.zh`",
    ),
    "a code that is no Media Topic": (
        ELDERLY.replace("medtop:20001232", "20001232"),
        ":4: Expected `str`, got `int` - at `$.medtop`",
    ),
    "a weight besides 3, 2 and 1": (
        ELDERLY.replace("  1:", "  4:"),
        ":12: weight '4'; a phrase weighs 3 (decisive), 2 (strong) or 1 (weak)",
    ),
    "a phrase twice": (
        ELDERLY.replace("奶奶", "养老"),
        ":13: '养老' stands on line 10 already; keep one",
    ),
    "a phrase twice on one line": (
        ELDERLY.replace("    - 奶奶", "    [奶奶, 奶奶]"),
        ":13: '奶奶' stands on line 13 already; keep one",
    ),
    "a weight twice": (
        ELDERLY.replace("  1:", "  3:"),
        ":12: key '3' stands on line 9 already; join the two",
    ),
    "a key twice": (
        ELDERLY + "zh: 养老\n",
        ":14: key 'zh' stands on line 2 already; join the two",
    ),
    "a number for a phrase": (
        ELDERLY.replace("奶奶", "12345"),
        ":13: '12345' is no text to YAML; put it in quotes",
    ),
    "a list for a phrase": (
        ELDERLY.replace("奶奶", "[奶奶, 爷爷]"),
        ":13: a list is no text to YAML; write one phrase a line",
    ),
    "a phrase in full-width letters": (
        ELDERLY.replace("奶奶", "ＡＡ制"),
        ":13: 'ＡＡ制' would never be found; write 'AA制'",
    ),
    "an empty phrase": (
        ELDERLY.replace("奶奶", "''"),
        ":13: an empty phrase; take the line out",
    ),
    "words that are no list": (
        ELDERLY.replace("    - 奶奶", "    奶奶"),
        ":13: not a list; write one phrase a line, '- 志愿者'",
    ),
    "phrases without weights": (
        ELDERLY[: ELDERLY.index("phrases:")] + "phrases: [养老]\n",
        ":8: Expected `object`, got `array` - at `$.phrases`",
    ),
    "no phrase": (
        ELDERLY[: ELDERLY.index("phrases:")] + "phrases: {}\n",
        ": no phrase speaks for 'elderly'; list some under phrases: 3:",
    ),
    "nothing": ("", ":1: not a mapping; write keys and values, as the files beside it do"),
    "an object of Python": (
        ELDERLY.replace("id: elderly", "id: !!python/name:os.system"),
        (
            ":1: could not determine a constructor for the tag "
            "'tag:yaml.org,2002:python/name:os.system'"
        ),
    ),
    "an id unlike the file's name": (
        ELDERLY.replace("id: elderly", "id: family"),
        ": id is 'family'; name the file family.yaml, or give the topic an id of its own",
    ),
}


@pytest.mark.parametrize(("text", "sentence"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_refused_with_line_and_remedy(tmp_path, text, sentence):
    assert refusal(topic_file(tmp_path, text)) == sentence


def test_what_is_no_yaml_is_refused_with_the_line(tmp_path):
    sentence = refusal(topic_file(tmp_path, "id: [elderly\nzh: 养老服务\n"))

    assert sentence.startswith(":2: not YAML: ")


def test_bytes_that_are_no_utf8_are_refused(tmp_path):
    path = tmp_path / "elderly.yaml"
    path.write_bytes("zh: 养老".encode("gb18030"))

    assert refusal(path) == ": not UTF-8 (invalid continuation byte at byte 4); save it as UTF-8"


def test_two_topics_with_one_name_are_refused(tmp_path):
    topic_file(tmp_path, ELDERLY)
    topic_file(tmp_path, ELDERLY.replace("id: elderly", "id: old"), "old.yaml")

    with pytest.raises(CatalogError) as caught:
        read_taxonomy(tmp_path)

    assert str(caught.value) == (
        f"{tmp_path / 'old.yaml'}: '养老服务' is the name of 'elderly' already; "
        "give each topic its own"
    )


def test_a_shield_that_speaks_for_a_topic_is_refused(tmp_path):
    topic_file(tmp_path, ELDERLY)
    path = topic_file(tmp_path, "phrases:\n  - 平安夜\n  - 养老\n", "_shield.yaml")

    with pytest.raises(CatalogError) as caught:
        read_taxonomy(tmp_path)

    assert str(caught.value) == (
        f"{path}:3: '养老' speaks for 'elderly'; take it out here or in elderly.yaml"
    )


def test_shields_have_no_other_key(tmp_path):
    topic_file(tmp_path, ELDERLY)
    path = topic_file(tmp_path, "words: [平安夜]\n", "_shield.yaml")

    with pytest.raises(CatalogError) as caught:
        read_taxonomy(tmp_path)

    assert str(caught.value) == f"{path}:1: unknown key 'words'; allowed are phrases"


def test_a_folder_without_topics_is_refused(tmp_path):
    with pytest.raises(CatalogError) as caught:
        read_taxonomy(tmp_path)

    assert str(caught.value) == f"{tmp_path}: no topic here; a topic is a file <id>.yaml"
