"""Is what was entered for a question well formed? Texts per language side by side, answers as rows."""

from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.texts import localized
from surveys.drafting.changes import QuestionChange
from surveys.drafting.kinds import ROWS
from surveys.forms.desk_limits import limit_fields, wrong_way_round
from surveys.forms.desk_places import PLACES, place_fields, places_in
from surveys.forms.desk_rows import ROW_LENGTH, Moves, in_order, new_rows, number_of_rows, rows_of
from surveys.forms.desk_texts import as_fields, text_field, texts_in
from surveys.languages import direction, language_name

# A scale keeps its points; only their words change.
FIXED_ROWS = {"scale", "yes_no"}
NEVER_REQUIRED = {"info", "contact", "map_pin", "matrix_pair"}
MAY_OFFER_OTHER = {"single", "multi", "pick"}
MAY_OFFER_NOTHING = {"single", "multi", "pick", "scale", "yes_no"}
MAY_STAND_ALONE = {"multi", "pick"}
ENDS = {"low_text": 200, "high_text": 200}
TEXTS = {"text": 1000, "plain": 1000, "hint": 300, **ENDS}


class QuestionForm(forms.Form):
    """The rows are those that were sent, else those of the draft; see surveys/forms/desk_rows.py."""

    def __init__(self, data: Any = None, *, question: dict[str, Any], languages: list[str]) -> None:  # noqa: ANN401
        self.question, self.languages, self.kind = question, languages, question["kind"]
        self.key = ROWS.get(self.kind, "")
        self.may_grow = bool(self.key) and self.kind not in FIXED_ROWS
        self.stored: list[dict[str, Any]] = question.get(self.key, [])
        codes = [row["code"] for row in self.stored]
        if data is not None:
            codes = [data[f"row_{number}_code"] for number in range(number_of_rows(data))]
        super().__init__(data, initial=self._initial(codes))
        self.codes = codes
        self._add_texts()
        self._add_switches()
        for number in range(len(codes)):
            self._add_row(number)
        self.fields |= place_fields(self.kind, self.stored, languages[0])
        if self.may_grow:
            self.fields["order"] = forms.CharField(required=False, widget=forms.HiddenInput, max_length=2000)
            self.fields["more"] = text_field(
                _("More of them, one per line"),
                help_text=_("You can paste a list from Word or Excel. Bullets and numbers are left out."),
                widget=forms.Textarea(attrs={"rows": 3}),
                max_length=20_000,
            )

    def _initial(self, codes: list[str]) -> dict[str, Any]:
        by_code = {row["code"]: row.get("text", {}) for row in self.stored}
        texts = {name: self.question.get(name, {}) for name in TEXTS}
        texts |= {f"row_{number}": by_code.get(code, {}) for number, code in enumerate(codes)}
        parts = {name: self.question.get(name) for name in ("required", *limit_fields(self.kind))}
        parts["alone"] = [row["code"] for row in self.stored if row.get("exclusive")]
        return as_fields(texts) | parts | {"other": self._has("other"), "no_answer": self._has("missing")}

    def _has(self, flag: str) -> bool:
        return any(row.get(flag) for row in self.stored)

    def _add_texts(self) -> None:
        for name, length in TEXTS.items():
            if (name == "plain" and self.kind == "info") or (name in ENDS and self.kind != "slider"):
                continue
            for language in self.languages:
                attrs = {"lang": language, "dir": direction(language)}
                widget = (
                    forms.TextInput(attrs) if name not in ("text", "plain") else forms.Textarea(attrs | {"rows": "2"})
                )
                field = text_field(language_name(language), max_length=length, widget=widget)
                self.fields[f"{name}_{language}"] = field

    def _add_switches(self) -> None:
        if self.kind in MAY_OFFER_OTHER:
            self.fields["other"] = forms.BooleanField(
                label=_("Offer “something else” with room for own words"), required=False
            )
        if self.kind in MAY_OFFER_NOTHING:
            self.fields["no_answer"] = forms.BooleanField(
                label=_("Offer “prefer not to say”"),
                help_text=_("Counted as no answer, not as an answer."),
                required=False,
            )
        words = {row["code"]: localized(row.get("text", {})) for row in self.stored if not row.get("missing")}
        if self.kind in MAY_STAND_ALONE and words:
            self.fields["alone"] = forms.MultipleChoiceField(
                label=_("Answers that stand alone"),
                help_text=_("For example “none of these”. Ticking one unticks all others."),
                choices=list(words.items()),
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
        if self.kind not in NEVER_REQUIRED:
            self.fields["required"] = forms.BooleanField(
                label=_("Nobody can go on without an answer"),
                help_text=_("Only where it is truly needed: taking part is voluntary."),
                required=False,
            )
        self.fields |= limit_fields(self.kind)

    def _add_row(self, number: int) -> None:
        self.fields[f"row_{number}_code"] = forms.CharField(initial=self.codes[number], widget=forms.HiddenInput)
        for language in self.languages:
            label = _("Answer %(number)s, %(language)s") % {"number": number + 1, "language": language_name(language)}
            attrs = {"lang": language, "dir": direction(language)}
            self.fields[f"row_{number}_{language}"] = text_field(
                label, max_length=ROW_LENGTH, widget=forms.Textarea(attrs)
            )
        if self.may_grow:
            self.fields[f"row_{number}_gone"] = forms.BooleanField(label=_("Remove"), required=False)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """For the template: the fields of each answer."""
        flags = {row["code"]: row for row in self.stored}
        return [
            {
                "number": number + 1,
                "code": self[f"row_{number}_code"],
                "texts": [self[f"row_{number}_{language}"] for language in self.languages],
                "gone": self[f"row_{number}_gone"] if self.may_grow else None,
                "other": bool(flags.get(code, {}).get("other")),
            }
            for number, code in enumerate(self.codes)
        ]

    def _each(self, name: str) -> list[forms.BoundField]:
        return [self[f"{name}_{language}"] for language in self.languages if f"{name}_{language}" in self.fields]

    @property
    def text_fields(self) -> list[forms.BoundField]:
        return self._each("text")

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        return self._each("plain")

    @property
    def hint_fields(self) -> list[forms.BoundField]:
        return self._each("hint")

    @property
    def end_fields(self) -> list[tuple[str, list[forms.BoundField]]]:
        names = {"low_text": _("Words at the lower end"), "high_text": _("Words at the upper end")}
        return [(str(label), self._each(name)) for name, label in names.items() if self.kind == "slider"]

    @property
    def limit_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in limit_fields(self.kind)]

    @property
    def place_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(PLACES)]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not any(data.get(f"text_{language}", "").strip() for language in self.languages):
            self.add_error(f"text_{self.languages[0]}", _("A question needs a text."))
        if name := wrong_way_round(data, self.kind):
            self.add_error(name, _("The most is less than the least."))
        return data

    def change(self, moves: Moves | None = None, *, auto: bool = False) -> QuestionChange:
        """What the service takes; `moves`: the row that a button moves. `auto`: somebody is still typing."""
        data = self.cleaned_data
        texts = partial(texts_in, data, languages=self.languages)
        kept = None
        if self.key:
            rows = rows_of(
                data, self.stored, lambda name, stored: texts(name, stored=stored), may_grow=self.may_grow, auto=auto
            )
            kept = in_order(rows, data.get("order", ""), moves or {})
            kept += [] if auto else new_rows(data.get("more", ""), self.languages)
        return QuestionChange(
            text=texts("text", stored=self.question.get("text", {})),
            hint=texts("hint", stored=self.question.get("hint", {})),
            plain=texts("plain", stored=self.question.get("plain", {})),
            required=bool(data.get("required", self.question.get("required", False))),
            options=kept if self.key == "options" else None,
            items=kept if self.key == "items" else None,
            other=self._switched("other"),
            no_answer=self._switched("no_answer"),
            limits={name: data.get(name) for name in limit_fields(self.kind)},
            places=places_in(data),
            alone=set(data["alone"]) if "alone_shown" in self.data and "alone" in data else None,
            ends={name: texts(name, stored=self.question.get(name, {})) for name in ENDS if self.kind == "slider"},
        )

    def _switched(self, name: str) -> bool | None:
        """Only a switch that was moved says something: its answer can also be removed among the others."""
        return bool(self.cleaned_data[name]) if name in self.changed_data else None
