"""One form for characters that a page prints in several: full width, compatibility, radical."""

import re
import unicodedata

from bulletin.characters import canonical

# Characters that stand for others of the same meaning. What NFKC does elsewhere (², ①, ㎡) would
# change what is said, or the length. Full-width punctuation is in every line and in no phrase.
_BLOCKS = (
    (0x2E80, 0x2FDF),  # radicals, which some PDFs give in place of ideographs: ⽅ for 方
    (0x3000, 0x3000),  # ideographic space
    (0xF900, 0xFAFF),  # compatibility ideographs
    (0xFF0E, 0xFF0E),  # full-width stop, as in ＰＭ２．５
    (0xFF10, 0xFF19),  # full-width digits
    (0xFF21, 0xFF3A),  # full-width letters
    (0xFF41, 0xFF5A),
    (0x2F800, 0x2FA1F),  # compatibility ideographs, supplement
)


def _plain(printed: str) -> str:
    """The one character it stands for; itself where that would be none or several."""
    meant = unicodedata.normalize("NFKC", canonical(printed))
    return meant if len(meant) == 1 else printed


_PLAIN = {
    chr(code): _plain(chr(code)) for first, last in _BLOCKS for code in range(first, last + 1)
}
_PRINTED = re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _BLOCKS) + "]")


def fold(text: str) -> str:
    """The text with each such character replaced by one other, so that every offset stays."""
    return _PRINTED.sub(lambda found: _PLAIN[found[0]], text)
