"""In which language is a text kept that somebody enters in one language only? In that of the page."""

from django.utils.translation import get_language

from participation.texts import Translations


def as_entered(text: str) -> Translations:
    return {(get_language() or "de").split("-")[0]: text}
