"""Which codes may a new answer or question have? One that nobody ever had: counts of different things must not mix."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Any


def free(prefix: str, taken: AbstractSet[str]) -> str:
    """The prefix with the smallest number that is free."""
    number = 1
    while f"{prefix}{number}" in taken:
        number += 1
    return f"{prefix}{number}"


def free_word(word: str, taken: AbstractSet[str]) -> str:
    """The word itself, as long as nobody has it."""
    return word if word not in taken else free(word, taken)


def codes_of(documents: Iterable[dict[str, Any]]) -> dict[str, set[str]]:
    """For each question that was ever asked the codes of its answers and rows."""
    found: dict[str, set[str]] = {}
    for document in documents:
        for page in document.get("pages", []):
            for question in page["questions"]:
                rows = [row["code"] for key in ("options", "items") for row in question.get(key, [])]
                found.setdefault(question["code"], set()).update(rows)
    return found
