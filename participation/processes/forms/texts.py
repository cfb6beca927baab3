"""How is a text entered that stands there in several languages? German first, the others may stay empty."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.texts import Translations

LANGUAGES = (("de", _("German")), ("en", _("English")))


def text_fields(
    name: str,
    label: Any,  # noqa: ANN401 (a lazy text)
    *,
    required: bool = False,
    lines: int = 1,
    hint: Any = "",  # noqa: ANN401 (a lazy text)
    length: int = 300,
) -> dict[str, forms.CharField]:
    """One field per language, named `<name>_<language>`."""
    return {
        f"{name}_{language}": forms.CharField(
            label=_("%(label)s, in %(language)s") % {"label": label, "language": called},
            required=required and language == "de",
            max_length=length,
            help_text=hint,
            widget=forms.Textarea(attrs={"rows": lines}) if lines > 1 else forms.TextInput(),
        )
        for language, called in LANGUAGES
    }


def texts_from(cleaned: Mapping[str, Any], name: str) -> Translations:
    texts = {language: str(cleaned.get(f"{name}_{language}") or "").strip() for language, _called in LANGUAGES}
    return {language: text for language, text in texts.items() if text}


def initial_texts(name: str, texts: Translations) -> dict[str, str]:
    return {f"{name}_{language}": texts.get(language, "") for language, _called in LANGUAGES}
