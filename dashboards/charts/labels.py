"""How does a label fit beside its mark without being cut, and without becoming markup?"""

import textwrap
from html import escape


def lines_of(text: str, width: int) -> list[str]:
    """Wrap at spaces; a word longer than the line is parted with a hyphen, never cut off."""
    words = " ".join(_parted(word, width) for word in text.split())
    return textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=True) or [""]


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
