"""Which words of a text have changed, and can that be a misspelling? Letters tell, meaning only people."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

FEW_LETTERS = 4
NEGATION = re.compile(r"\b(nicht|nichts|nie|niemals|kein\w*|ohne|not|no|never|without|\w+n't)\b", re.IGNORECASE)
DIGITS = re.compile(r"\d+")
TOKEN = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    changed: bool


def pieces(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts, word by word, neighbours of one kind joined."""
    words = TOKEN.findall(old), TOKEN.findall(new)
    before: list[Piece] = []
    after: list[Piece] = []
    for what, a1, a2, b1, b2 in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        _add(before, "".join(words[0][a1:a2]), changed=what != "equal")
        _add(after, "".join(words[1][b1:b2]), changed=what != "equal")
    return before, after


def _add(found: list[Piece], text: str, *, changed: bool) -> None:
    if text:
        found.append(Piece(text, changed))


def letters_apart(old: str, new: str) -> int:
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return sum(max(a2 - a1, b2 - b1) for what, a1, a2, b1, b2 in steps if what != "equal")


def doubts(old: str, new: str) -> list[str]:
    """Why this may be more than a misspelling: "negation", "numbers", "letters"."""
    found = []
    if [word.lower() for word in NEGATION.findall(old)] != [word.lower() for word in NEGATION.findall(new)]:
        found.append("negation")
    if DIGITS.findall(old) != DIGITS.findall(new):
        found.append("numbers")
    if letters_apart(old, new) > FEW_LETTERS:
        found.append("letters")
    return found
