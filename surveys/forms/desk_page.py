"""Is what was entered for a page well formed? Its heading and a sentence before the questions, per language."""

from typing import Any

from django import forms

from surveys.drafting.changes import PageChange
from surveys.forms.desk_texts import text_field, texts_in
from surveys.languages import language_name


class PageForm(forms.Form):
    def __init__(self, data: Any = None, *, page: dict[str, Any], languages: list[str]) -> None:  # noqa: ANN401
        initial = {f"title_{language}": text for language, text in page.get("title", {}).items()}
        initial |= {f"intro_{language}": text for language, text in page.get("intro", {}).items()}
        super().__init__(data, initial=initial)
        self.page, self.languages = page, languages
        for language in languages:
            self.fields[f"title_{language}"] = forms.CharField(label=language_name(language), max_length=200)
        for language in languages:
            area = forms.Textarea(attrs={"rows": 2})
            self.fields[f"intro_{language}"] = text_field(language_name(language), max_length=1000, widget=area)

    @property
    def title_fields(self) -> list[forms.BoundField]:
        return [self[f"title_{language}"] for language in self.languages]

    @property
    def intro_fields(self) -> list[forms.BoundField]:
        return [self[f"intro_{language}"] for language in self.languages]

    def change(self) -> PageChange:
        return PageChange(
            title=texts_in(self.cleaned_data, "title", self.languages, self.page.get("title", {})),
            intro=texts_in(self.cleaned_data, "intro", self.languages, self.page.get("intro", {})),
        )
