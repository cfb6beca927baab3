"""Is what was entered for a question well formed? Texts per language side by side, answers as rows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.texts import Translations
from surveys.drafting.changes import OptionChange, PageChange, QuestionChange
from surveys.forms.desk_create import LANGUAGES

LANGUAGE_NAMES = dict(LANGUAGES)
# Kinds whose answers (or rows) belong to the question alone, and may be added, removed and moved.
OWN_ROWS = {"single": "options", "multi": "options", "pick": "options", "matrix": "items", "matrix_pair": "items"}
# A scale keeps its points; only their words change.
FIXED_ROWS = {"scale": "options"}
NEVER_REQUIRED = {"info", "contact", "map_pin", "matrix_pair"}
ROW_LENGTH = 200


def _text(label: Any, **more: Any) -> forms.CharField:  # noqa: ANN401 (labels are lazy texts)
    return forms.CharField(label=label, required=False, **more)


class QuestionForm(forms.Form):
    """One row per answer: `row_<number>_<language>`, `row_<number>_code` and `row_<number>_gone`."""

    def __init__(self, data: Any = None, *, question: dict[str, Any], languages: list[str]) -> None:  # noqa: ANN401
        super().__init__(data, initial=_initial(question))
        self.question, self.languages = question, languages
        area = forms.Textarea(attrs={"rows": 2})
        for language in languages:
            self.fields[f"text_{language}"] = _text(LANGUAGE_NAMES[language], max_length=1000, widget=area)
            self.fields[f"hint_{language}"] = _text(LANGUAGE_NAMES[language], max_length=300)
        if question["kind"] not in NEVER_REQUIRED:
            self.fields["required"] = forms.BooleanField(
                label=_("Nobody can go on without an answer"),
                help_text=_("Only where it is truly needed: taking part is voluntary."),
                required=False,
            )
        self.key = OWN_ROWS.get(question["kind"]) or FIXED_ROWS.get(question["kind"], "")
        self.may_grow = question["kind"] in OWN_ROWS
        for number, row in enumerate(self._stored()):
            self._add_row(number, row["code"])
        if self.may_grow:
            self.fields["more"] = _text(
                _("More of them, one per line"), help_text=_("You can paste a list here."), widget=area, max_length=5000
            )

    def _stored(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.question.get(self.key, [])
        return found

    def _add_row(self, number: int, code: str) -> None:
        self.fields[f"row_{number}_code"] = forms.CharField(initial=code, widget=forms.HiddenInput)
        for language in self.languages:
            label = _("Answer %(number)s, %(language)s") % {"number": number + 1, "language": LANGUAGE_NAMES[language]}
            self.fields[f"row_{number}_{language}"] = _text(label, max_length=ROW_LENGTH)
        if self.may_grow:
            self.fields[f"row_{number}_gone"] = forms.BooleanField(label=_("Remove"), required=False)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """For the template: the fields of each answer."""
        return [
            {
                "number": number + 1,
                "code": self[f"row_{number}_code"],
                "texts": [self[f"row_{number}_{language}"] for language in self.languages],
                "gone": self[f"row_{number}_gone"] if self.may_grow else None,
            }
            for number in range(len(self._stored()))
        ]

    @property
    def text_fields(self) -> list[forms.BoundField]:
        return [self[f"text_{language}"] for language in self.languages]

    @property
    def hint_fields(self) -> list[forms.BoundField]:
        return [self[f"hint_{language}"] for language in self.languages]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not any(data.get(f"text_{language}", "").strip() for language in self.languages):
            self.add_error(f"text_{self.languages[0]}", _("A question needs a text."))
        return data

    def change(self, move_up: int = -1) -> QuestionChange:
        """What the service takes; `move_up` is the number of a row that swaps with the one before it."""
        rows = self._rows()
        if 0 < move_up < len(rows):
            rows[move_up - 1], rows[move_up] = rows[move_up], rows[move_up - 1]
        kept = [row for row in rows if row] + self._new_rows()
        return QuestionChange(
            text=_texts(self.cleaned_data, "text", self.languages, self.question.get("text", {})),
            hint=_texts(self.cleaned_data, "hint", self.languages, self.question.get("hint", {})),
            required=bool(self.cleaned_data.get("required", self.question.get("required", False))),
            options=kept if self.key == "options" else None,
            items=kept if self.key == "items" else None,
        )

    def _rows(self) -> list[OptionChange | None]:
        """None stands where a row goes away: its box is ticked, or all its words were deleted."""
        known = {row["code"] for row in self._stored()}
        rows: list[OptionChange | None] = []
        for number, stored in enumerate(self._stored()):
            text = _texts(self.cleaned_data, f"row_{number}", self.languages, stored.get("text", {}))
            gone = self.may_grow and (self.cleaned_data.get(f"row_{number}_gone") or not any(text.values()))
            code = self.cleaned_data[f"row_{number}_code"]
            rows.append(None if gone else OptionChange(code if code in known else "", text))
        return rows

    def _new_rows(self) -> list[OptionChange]:
        lines = self.cleaned_data.get("more", "").splitlines()
        return [OptionChange("", {self.languages[0]: line.strip()[:ROW_LENGTH]}) for line in lines if line.strip()]


class PageForm(forms.Form):
    def __init__(self, data: Any = None, *, page: dict[str, Any], languages: list[str]) -> None:  # noqa: ANN401
        initial = {f"title_{language}": text for language, text in page.get("title", {}).items()}
        initial |= {f"intro_{language}": text for language, text in page.get("intro", {}).items()}
        super().__init__(data, initial=initial)
        self.page, self.languages = page, languages
        for language in languages:
            self.fields[f"title_{language}"] = forms.CharField(label=LANGUAGE_NAMES[language], max_length=200)
        for language in languages:
            area = forms.Textarea(attrs={"rows": 2})
            self.fields[f"intro_{language}"] = _text(LANGUAGE_NAMES[language], max_length=1000, widget=area)

    @property
    def title_fields(self) -> list[forms.BoundField]:
        return [self[f"title_{language}"] for language in self.languages]

    @property
    def intro_fields(self) -> list[forms.BoundField]:
        return [self[f"intro_{language}"] for language in self.languages]

    def change(self) -> PageChange:
        return PageChange(
            title=_texts(self.cleaned_data, "title", self.languages, self.page.get("title", {})),
            intro=_texts(self.cleaned_data, "intro", self.languages, self.page.get("intro", {})),
        )


def _texts(data: dict[str, Any], name: str, languages: list[str], stored: Translations) -> Translations:
    """Languages that the editor does not show keep their text."""
    texts = stored | {language: data.get(f"{name}_{language}", "").strip() for language in languages}
    return {language: text for language, text in texts.items() if text}


def _initial(question: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {"required": question.get("required", False)}
    key = OWN_ROWS.get(question["kind"]) or FIXED_ROWS.get(question["kind"], "")
    texts = {"text": question.get("text", {}), "hint": question.get("hint", {})}
    texts |= {f"row_{number}": row.get("text", {}) for number, row in enumerate(question.get(key, []))}
    for name, translations in texts.items():
        values |= {f"{name}_{language}": text for language, text in translations.items()}
    return values
