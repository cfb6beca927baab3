"""In which languages can a survey be asked, what are they called, and in which direction are they written?"""

from collections.abc import Sequence

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

# German and English first; then those that are spoken most in German towns.
MOST_SPOKEN = ("ar", "tr", "uk", "ru", "pl", "ro", "bg", "fa", "it", "es", "fr")
OFFERED = ("de", "en", *MOST_SPOKEN, "el", "hr", "sr", "sq", "pt", "hu", "vi", "ur")
OWN_NAMES: dict[str, str | Promise] = {"de": _("German"), "en": _("English")}


def language_name(code: str) -> str:
    """In the language of the page; a code that nobody knows stays a code."""
    if code in OWN_NAMES:
        return str(OWN_NAMES[code])
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def native_name(code: str) -> str:
    """As people who speak it look for it."""
    try:
        return str(get_language_info(code)["name_local"]).capitalize()
    except KeyError:
        return code


def direction(code: str) -> str:
    try:
        return "rtl" if get_language_info(code)["bidi"] else "ltr"
    except KeyError:
        return "ltr"


def named(codes: Sequence[str]) -> list[tuple[str, str]]:
    return [(code, language_name(code)) for code in codes]


def choices(more: list[str]) -> list[tuple[str, str]]:
    """`more`: what a survey already speaks, for example from an import."""
    return named([*OFFERED, *(code for code in more if code not in OFFERED)])


def beside_the_pages(spoken: Sequence[str]) -> list[str]:
    """Those of a survey in which only its questions are written: the pages around them speak German and English."""
    pages = {code for code, _name in settings.LANGUAGES}
    return [code for code in spoken if code not in pages]
