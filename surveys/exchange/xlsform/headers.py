"""What does the head of a column mean? Old and new spellings, with or without a language."""

import re
from dataclasses import dataclass

from surveys.exchange.words import words
from surveys.exchange.xlsform.languages import language_code

SURVEY = frozenset(
    words(
        "type name label hint guidance_hint required required_message relevant constraint constraint_message"
        " calculation default choice_filter appearance parameters repeat_count trigger read_only image audio video"
        " big_image autoplay save_to disabled x_kind"
    )
)
CHOICES = frozenset(words("list_name name label image audio video big_image x_flags"))
TRANSLATED = frozenset(
    words("label hint guidance_hint constraint_message required_message image audio video big_image")
)
ALIASES = {
    "command": "type",
    "value": "name",
    "tag": "name",
    "caption": "label",
    "relevance": "relevant",
    "constraining_message": "constraint_message",
    "constraintmsg": "constraint_message",
    "jr:constraintmsg": "constraint_message",
    "noapperrorstring": "required_message",
    "requiredmsg": "required_message",
    "jr:requiredmsg": "required_message",
    "jr:noapperrorstring": "required_message",
    "calculate": "calculation",
    "readonly": "read_only",
    "jr:count": "repeat_count",
    "count": "repeat_count",
    "list": "list_name",
    "list-name": "list_name",
    "listname": "list_name",
    "big-image": "big_image",
}
# Parts of old heads that say where in an XForm the rest belongs.
_PLACES = ("media", "bind", "control", "body")


@dataclass(frozen=True, slots=True)
class Head:
    """`key` is the column's present name; "" for a head that nobody knows."""

    original: str
    key: str
    language: str = ""


def head_of(text: str, known: frozenset[str]) -> Head:
    original = text.strip()
    whole = _key(original)
    if whole in known:
        return Head(original, whole)
    parts = [part.strip() for part in re.split(r"::|:", original) if part.strip()]
    if parts and parts[0].lower() in _PLACES and len(parts) > 1:
        parts = parts[1:]
        joined = _key(":".join(parts[:2]))
        if joined in known:
            return Head(original, joined)
    key = _key(parts[0]) if parts else ""
    if key not in known:
        return Head(original, "")
    if len(parts) == 1:
        return Head(original, key)
    if key in TRANSLATED:
        name = ":".join(parts[1:])
        return Head(original, key, language_code(name) or _slug(name))
    return Head(original, "")


def _key(text: str) -> str:
    name = re.sub(r"\s+", "_", text.strip().lower())
    name = ALIASES.get(name, name)
    return ALIASES.get(name.replace("_", ""), name) if name not in SURVEY | CHOICES else name


def _slug(name: str) -> str:
    """A language that we do not know keeps a short name of its own."""
    return re.sub(r"[^a-z]", "", name.lower())[:8] or "x"
