"""How does a label fit beside its mark without being cut, and without becoming markup?"""

import re
import textwrap
from html import escape

# Not at the spaces that hold a number and its sign together (U+00A0, U+2007, U+202F): str.split parts them, too.
_GAP = re.compile("[^\\S\u00a0\u2007\u202f]+")


def lines_of(text: str, width: int) -> list[str]:
    """Wrap at spaces; a word longer than the line is parted with a hyphen, never cut off. "45 %" stays in one line."""
    words = " ".join(_fitting(word, width) for word in _GAP.split(text) if word)
    return textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=True) or [""]


def _fitting(word: str, width: int) -> str:
    """What is held together and still too long for a line is parted where its spaces are."""
    return word if len(word) <= width else " ".join(_parted(part, width) for part in word.split())


def _parted(word: str, width: int) -> str:
    if len(word) <= width:
        return word
    step = max(2, width - 1)
    pieces = [word[start : start + step] for start in range(0, len(word), step)]
    if len(pieces[-1]) == 1:  # no letter stands alone
        pieces[-2:] = [pieces[-2][:-1], pieces[-2][-1] + pieces[-1]]
    return "- ".join(pieces)


def safe(text: str) -> str:
    """Plotly reads some tags in texts; what residents wrote stays text."""
    return escape(text, quote=False)


def wrapped(text: str, width: int) -> str:
    return "<br>".join(safe(line) for line in lines_of(text, width))
