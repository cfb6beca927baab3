"""How does a German name become a short name for addresses? Umlauts stay readable: Süd becomes sued."""

from django.utils.text import slugify

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
LONGEST = 80


def slug_of(name: str) -> str:
    return slugify(name.translate(UMLAUTS))[:LONGEST].strip("-")
