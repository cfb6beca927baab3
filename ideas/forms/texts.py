"""Which signs may stand in a text of a resident? No controls and no tricks with the writing direction."""

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _

# Names that only an office may bear.
RESERVED = ("verwaltung", "rathaus", "bürgermeister", "buergermeister", "oberbürgermeister", "quartiersmanagement")


def cleaned(text: str, *, lines: bool = False) -> str:
    """NFC, without control and format signs; a line is joined by single spaces."""
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(
        sign for sign in normal if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cf", "Co", "Cs")
    )
    return kept.strip() if lines else " ".join(kept.split())


class Line(forms.CharField):
    def clean(self, value: str | None) -> str:
        return str(super().clean(cleaned(value or "")))


class Paragraphs(forms.CharField):
    widget = forms.Textarea

    def clean(self, value: str | None) -> str:
        return str(super().clean(cleaned(value or "", lines=True)))


def refuse_office_names(name: str) -> str:
    if any(word in name.casefold() for word in RESERVED):
        raise forms.ValidationError(_("This name belongs to an office. Choose another one."), code="reserved")
    return name
