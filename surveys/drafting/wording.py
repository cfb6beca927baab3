"""What makes a text hard to read or unfair? Sentences, double negatives, and words that ask for personal data."""

import re
from collections.abc import Iterator

LONGEST_SENTENCE = 15
END = re.compile(r"(?<=[.!?:;])\s+|\n+")
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
GAP = re.compile(r"\{\{.*?\}\}|\$\{.*?\}")

NEGATIONS = {
    "de": {"nicht", "kein", "keine", "keinen", "keinem", "keiner", "keines", "nie", "niemals", "nirgends", "niemand"},
    "en": {"not", "no", "never", "nobody", "nothing", "nowhere", "don't", "doesn't", "isn't", "aren't", "won't"},
}
# Nobody else is meant by these; a name of a place has other words around it.
PERSONAL = {
    "vorname", "nachname", "familienname", "e-mail", "email", "e-mail-adresse", "mailadresse", "telefonnummer",
    "handynummer", "mobilnummer", "anschrift", "wohnadresse", "hausnummer", "geburtsdatum", "geburtstag", "iban",
    "kontonummer", "personalausweis", "surname", "firstname", "lastname", "birthday", "birthdate",
}  # fmt: skip
PERSONAL_PHRASES = (
    "ihr name", "ihren namen", "wie heißen sie", "ihre adresse", "ihre telefon", "ihrer telefon", "your name",
    "your address", "your phone", "your telephone", "your e-mail", "your email", "date of birth", "house number",
    "wann sind sie geboren", "dein name", "deinen namen", "wie heißt du", "deine adresse",
)  # fmt: skip
SENSITIVE = {
    "einkommen", "gehalt", "schulden", "krankheit", "krankheiten", "gesundheit", "behinderung", "religion", "glaube",
    "konfession", "geschlecht", "staatsangehörigkeit", "migrationshintergrund", "partei", "herkunft", "sexuelle",
    "income", "salary", "debts", "illness", "health", "disability", "gender", "nationality", "party",
}  # fmt: skip


def sentences(text: str) -> list[str]:
    return [part.strip() for part in END.split(GAP.sub("x", text)) if part.strip()]


def words(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text)]


def longest(text: str) -> int:
    """Words of its longest sentence."""
    return max((len(words(sentence)) for sentence in sentences(text)), default=0)


def has_double_negative(text: str, language: str) -> bool:
    negations = NEGATIONS.get(language, set())
    return any(sum(word in negations for word in words(sentence)) > 1 for sentence in sentences(text))


def asks_for_personal_data(text: str) -> bool:
    lower = " ".join(words(text))
    return bool(PERSONAL & set(words(text))) or any(phrase in lower for phrase in PERSONAL_PHRASES)


def touches_something_sensitive(text: str) -> bool:
    return bool(SENSITIVE & set(words(text)))


def repeated(texts: Iterator[tuple[str, str]]) -> list[str]:
    """Names of what says the same as something before it."""
    seen: dict[tuple[str, ...], str] = {}
    found = []
    for name, text in texts:
        key = tuple(words(text))
        if key and key in seen:
            found.append(name)
        seen.setdefault(key, name)
    return found
