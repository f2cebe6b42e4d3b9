from hypothesis import given
from hypothesis import strategies as st

from bulletin.topics import LEXICON_VERSION
from bulletin.topics.lexicon import Lexicon, lexicon
from bulletin.topics.taxonomy import Phrase, Taxonomy, Topic


def topic(code: str, *phrases: Phrase) -> Topic:
    return Topic(code, code, code, "medtop:20000000", "label", "类", "定义。", phrases)


def words_of(phrases: set[str], shields: set[str] = frozenset()) -> Lexicon:
    spoken = topic("any", *(Phrase(words, 3) for words in sorted(phrases)))
    return Lexicon(Taxonomy((spoken,), tuple(sorted(shields))))


def found(words: Lexicon, text: str) -> list[tuple[int, str]]:
    return [(start, entry.words) for entry, start in words.sightings(text)]


def test_the_longest_phrase_at_a_place_hides_the_shorter():
    assert found(words_of({"交通", "交通银行", "银行"}), "交通银行与交通") == [
        (0, "交通银行"),
        (5, "交通"),
    ]


def test_the_phrase_further_left_hides_one_that_overlaps_it():
    assert found(words_of({"社区服务", "服务中心"}), "社区服务中心") == [(0, "社区服务")]


def test_a_phrase_at_the_very_end_is_found_where_a_longer_one_breaks_off():
    assert found(words_of({"知识产权", "国家知识产权局"}), "国家知识产权") == [(2, "知识产权")]


def test_a_shield_hides_a_phrase_and_speaks_for_nothing():
    words = words_of({"平安"}, shields={"平安夜"})

    assert [entry.votes for entry, _ in words.sightings("平安夜")] == [()]


def test_full_width_letters_are_found_at_their_own_place():
    assert found(words_of({"RCEP"}), "落实ＲＣＥＰ规则") == [(2, "RCEP")]


def test_an_emoji_counts_as_one_character():
    assert found(words_of({"志愿者"}), "😀👨‍👩‍👧志愿者") == [(6, "志愿者")]


def test_a_latin_phrase_is_not_found_inside_a_word_or_number():
    words = words_of({"5G", "12345", "ETC"})

    assert found(words, "15G 5GB FETCH ETCH 123456 5G基站 拨打12345 ＥＴＣ通道") == [
        (26, "5G"),
        (33, "12345"),
        (39, "ETC"),
    ]


def test_points_are_nine_to_four_to_one():
    spoken = topic("any", Phrase("甲", 3), Phrase("乙", 2), Phrase("丙", 1))
    words = Lexicon(Taxonomy((spoken,), ()))

    points = [entry.votes[0].points for entry, _ in words.sightings("甲乙丙")]

    assert points == [3, 4 / 3, 1 / 3]


def leftmost_longest(phrases: set[str], text: str) -> list[tuple[int, str]]:
    """The same by trying every length at every place."""
    places, start = [], 0
    while start < len(text):
        here = [words for words in phrases if text.startswith(words, start)]
        if here:
            places.append((start, max(here, key=len)))
        start += max(map(len, here), default=1)
    return places


@given(
    st.sets(st.text("区街道路", min_size=1, max_size=5), min_size=1, max_size=8),
    st.text("区街道路桥", max_size=40),
)
def test_matches_are_leftmost_and_longest(phrases, text):
    assert found(words_of(phrases), text) == leftmost_longest(phrases, text)


def test_the_version_changes_with_a_word_a_weight_and_a_shield():
    versions = {
        Lexicon(taxonomy).version
        for taxonomy in (
            Taxonomy((topic("any", Phrase("甲", 3)),), ()),
            Taxonomy((topic("any", Phrase("乙", 3)),), ()),
            Taxonomy((topic("any", Phrase("甲", 2)),), ()),
            Taxonomy((topic("any", Phrase("甲", 3)),), ("乙",)),
            Taxonomy((topic("other", Phrase("甲", 3)),), ()),
        )
    }

    assert len(versions) == 5


def test_the_version_does_not_change_with_the_order_of_phrases():
    one, two = Phrase("甲", 3), Phrase("乙", 3)

    versions = {
        Lexicon(Taxonomy((topic("any", *phrases),), ())).version
        for phrases in ((one, two), (two, one))
    }

    assert len(versions) == 1


def test_our_version_is_twelve_hex_digits_and_read_once():
    assert len(LEXICON_VERSION) == 12
    assert int(LEXICON_VERSION, 16) >= 0
    assert lexicon() is lexicon()
