"""How is a text entered in several languages? One field per language, `<name>_<language>`."""

from typing import Any

from django import forms

from participation.texts import Translations


def text_field(label: Any, **more: Any) -> forms.CharField:  # noqa: ANN401 (labels are lazy texts)
    return forms.CharField(label=label, required=False, **more)


def texts_in(data: dict[str, Any], name: str, languages: list[str], stored: Translations) -> Translations:
    """Languages that the editor does not show keep their text."""
    texts = stored | {language: data.get(f"{name}_{language}", "").strip() for language in languages}
    return {language: text for language, text in texts.items() if text}


def as_fields(texts: dict[str, Translations]) -> dict[str, str]:
    return {f"{name}_{language}": text for name, each in texts.items() for language, text in each.items()}
