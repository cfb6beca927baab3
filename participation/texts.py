"""How is a text kept that staff enter in several languages? As {"de": "...", "en": "..."} in one JSON column."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

Translations = dict[str, str]


def localized(texts: Translations | None, language: str | None = None) -> str:
    """The text in `language` (default: the active one), else German, else any; "" when there is none."""
    if not texts:
        return ""
    wanted = (language or get_language() or "de").split("-")[0]
    return texts.get(wanted) or texts.get("de") or next(iter(texts.values()), "")


def validate_translations(value: Any) -> None:  # noqa: ANN401 (whatever JSON holds)
    if not isinstance(value, dict) or not all(
        isinstance(key, str) and isinstance(text, str) for key, text in value.items()
    ):
        raise ValidationError(_("A text per language is needed."), code="translations")


if TYPE_CHECKING:
    _JSONField = models.JSONField[Translations, Translations]
else:
    _JSONField = models.JSONField


class TranslatedField(_JSONField):
    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (Django's signature)
        kwargs.setdefault("default", dict)
        super().__init__(*args, **kwargs)
        self.validators.append(validate_translations)
