"""Is what the desk enters well formed: a reason, a status, an answer?"""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ideas.forms.days import PromisedDay
from ideas.forms.texts import Line, Paragraphs
from ideas.models import Idea, OfficialResponse
from ideas.selectors.way import WayStep
from ideas.services.responses import Reply
from participation.web.euros import Euros

MISSING = {"required": _("Something is missing here.")}


class RejectForm(forms.Form):
    prefix = "ablehnen"
    reason = Line(
        label=_("Why is it not published?"),
        max_length=500,
        help_text=_("Whoever wrote the idea reads this sentence. For example: it names a person."),
        error_messages=MISSING,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class StatusForm(forms.Form):
    prefix = "stand"
    status = forms.ChoiceField(
        label=_("New status"),
        error_messages=MISSING | {"invalid_choice": _("This step is gone. Choose another one.")},
    )
    reason = Line(
        label=_("Why, in one sentence"),
        max_length=500,
        help_text=_("It stands in the public timeline."),
        error_messages=MISSING,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    office = Line(label=_("Responsible office"), max_length=120, required=False)
    due_on = PromisedDay(
        label=_("Next news by"),
        required=False,
        help_text=_("Residents see this day. Without it the days of the step count."),
    )

    def __init__(self, *args: Any, way: Sequence[WayStep], **kwargs: Any) -> None:  # noqa: ANN401 (a form's)
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [(step.key, _with_days(step)) for step in way]  # type: ignore[attr-defined]


def _with_days(step: WayStep) -> str:
    if step.days is None or step.status == Idea.Status.RECEIVED:
        return str(step.words)
    days = ngettext("news within %(days)s day", "news within %(days)s days", step.days) % {"days": step.days}
    return f"{step.words} ({days})"


class AnswerForm(forms.Form):
    prefix = "antwort"
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    office = Line(label=_("Office that answers"), max_length=120, error_messages=MISSING)
    signed = Line(
        label=_("Name under the answer"), max_length=120, required=False, help_text=_("Residents see who answers.")
    )
    text = Paragraphs(
        label=_("Answer"),
        max_length=5000,
        help_text=_("Begin with the result in one short sentence. Then say what comes next."),
        error_messages=MISSING,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    reason = Paragraphs(
        label=_("Why?"),
        max_length=2000,
        help_text=_("What speaks for it, what against it, and which rules count."),
        error_messages=MISSING,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    cost = Euros(label=_("What does it cost, in euros?"), required=False)
    cost_class = forms.ChoiceField(
        label=_("Or roughly"),
        required=False,
        choices=[("", _("not known yet")), *OfficialResponse.CostClass.choices],
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("cost") is not None and values.get("cost_class"):
            self.add_error("cost_class", _("Say the amount or roughly, not both."))
        return values

    def reply(self) -> Reply:
        values = self.cleaned_data
        return Reply(**{name: values[name] for name in ("text", "office", "reason", "cost", "cost_class", "signed")})
