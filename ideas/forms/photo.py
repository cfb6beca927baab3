"""How does a form ask for a photo, and for what it shows?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from ideas.forms.texts import Line


def photo_field() -> forms.FileField:
    return forms.FileField(
        label=_("A photo"),
        required=False,
        help_text=_("JPEG, PNG, WebP or HEIC, up to 15 MB. We remove place and time from it."),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )


def photo_alt_field() -> Line:
    return Line(
        label=_("What does the photo show?"),
        max_length=200,
        required=False,
        help_text=_("One sentence for people who cannot see it."),
    )
