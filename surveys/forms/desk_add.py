"""What does a new question or page begin with?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from surveys.languages import language_name
from surveys.selectors.designer import KINDS

# In the order in which people look for them.
CAN_BE_ADDED = (
    "single",
    "multi",
    "pick",
    "yes_no",
    "ranking",
    "scale",
    "matrix",
    "matrix_pair",
    "text_long",
    "text_short",
    "number",
    "slider",
    "date",
    "map_pin",
    "photo",
    "consent",
    "info",
)


class AddQuestionForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What kind of answer?"), choices=[(kind, KINDS[kind][1]) for kind in CAN_BE_ADDED], initial="single"
    )

    def __init__(self, data: Any = None, *, languages: list[str], prefix: str = "add") -> None:  # noqa: ANN401
        super().__init__(data, prefix=prefix)
        self.languages = languages
        label = _("Question in %(language)s")
        for number, language in enumerate(languages):
            self.fields[f"text_{language}"] = forms.CharField(
                label=label % {"language": language_name(language)}, max_length=1000, required=number == 0
            )

    def texts(self) -> dict[str, str]:
        texts = {language: self.cleaned_data[f"text_{language}"].strip() for language in self.languages}
        return {language: text for language, text in texts.items() if text}
