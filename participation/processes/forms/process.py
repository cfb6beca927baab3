"""Is what staff say about a process well formed?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Account
from participation.places.models import Area
from participation.places.slugs import slug_of
from participation.processes.forms.texts import initial_texts, text_fields, texts_from
from participation.processes.models import Process
from participation.processes.services.editing import ProcessDetails

TEXTS = ("title", "summary", "promise_open", "promise_decides", "promise_fixed")
PLAIN = (
    "eligibility",
    "moderation",
    "comments",
    "support_votes",
    "promise_decides_on",
    "results_released",
    "surveys_read_twice",
)
# What a new process begins with.
USUAL = {
    "eligibility": Process.Eligibility.OPEN,
    "moderation": Process.Moderation.POST,
    "comments": Process.Comments.PLAIN,
    "support_votes": True,
}


def date_field(label: Any, *, required: bool = False) -> forms.DateField:  # noqa: ANN401 (a lazy text)
    return forms.DateField(
        label=label, required=required, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class ProcessForm(forms.Form):
    responsible = forms.ChoiceField(label=_("Responsible person"), help_text=_("Residents see the name."))
    eligibility = forms.ChoiceField(
        label=_("Who may take part?"),
        choices=Process.Eligibility.choices,
        widget=forms.RadioSelect,
        help_text=_("Fixed from the first publication on."),
    )
    moderation = forms.ChoiceField(
        label=_("When do we check ideas and comments?"), choices=Process.Moderation.choices, widget=forms.RadioSelect
    )
    comments = forms.ChoiceField(
        label=_("What can residents write below ideas?"),
        choices=Process.Comments.choices,
        widget=forms.RadioSelect,
        help_text=_("As long as a phase to discuss is open. They are checked when ideas are checked."),
    )
    support_votes = forms.BooleanField(label=_("Residents can support ideas with a vote"), required=False)
    surveys_read_twice = forms.BooleanField(
        label=_("A colleague reads each survey before it is published"), required=False
    )
    promise_decides_on = date_field(_("Decision by"))
    results_released = forms.BooleanField(
        label=_("Everybody can see how ideas rank"),
        help_text=_("Results of surveys are released in the evaluation, each on its own."),
        required=False,
    )

    def __init__(self, data: Any = None, *, people: Iterable[Account], process: Process | None = None) -> None:  # noqa: ANN401
        super().__init__(data, initial=_initial(process))
        self.fields |= text_fields("title", _("Title"), required=True, length=120)
        self.fields |= text_fields("summary", _("What is it about?"), lines=3, length=600)
        self.fields |= text_fields(
            "promise_open", _("What is open?"), lines=2, hint=_("What residents can really change."), length=200
        )
        self.fields |= text_fields("promise_decides", _("Who decides?"), lines=2, length=200)
        self.fields |= text_fields(
            "promise_fixed", _("What is already fixed?"), lines=2, hint=_("Money, place, law: say it now."), length=200
        )
        self.fields["responsible"].choices = [(str(each.pk), str(each)) for each in people]  # type: ignore[attr-defined]
        if process is not None and process.state != Process.State.DRAFT:
            self.fields["eligibility"].disabled = True

    def details(self) -> ProcessDetails:
        texts: dict[str, Any] = {name: texts_from(self.cleaned_data, name) for name in TEXTS}
        plain: dict[str, Any] = {name: self.cleaned_data[name] for name in PLAIN}
        return ProcessDetails(**texts, **plain, responsible_id=int(self.cleaned_data["responsible"]))


def _initial(process: Process | None) -> dict[str, Any]:
    if process is None:
        return dict(USUAL)
    initial: dict[str, Any] = {name: getattr(process, name) for name in PLAIN}
    for name in TEXTS:
        initial |= initial_texts(name, getattr(process, name))
    return initial | {"responsible": str(process.responsible_id)}


class NewProcessForm(ProcessForm):
    area = forms.ChoiceField(label=_("Where?"))
    slug = forms.SlugField(
        label=_("Short name in the address"),
        required=False,
        max_length=80,
        help_text=_("Small letters, digits and hyphens. Without it we take the title."),
    )

    def __init__(self, data: Any = None, *, areas: Iterable[Area], people: Iterable[Account], by: Account) -> None:  # noqa: ANN401
        super().__init__(data, people=people)
        self.initial["responsible"] = str(by.pk)
        self.areas = {str(area.pk): area for area in areas}
        self.fields["area"].choices = [(pk, _indented(area)) for pk, area in self.areas.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        slug = cleaned.get("slug") or slug_of(cleaned.get("title_de", ""))
        if slug and Process.objects.filter(slug=slug).exists():
            self.add_error("slug", _("There is already a process with this short name. Choose another one."))
        cleaned["slug"] = slug
        return cleaned

    def chosen_area(self) -> Area:
        return self.areas[self.cleaned_data["area"]]


def _indented(area: Area) -> str:
    return "– " * (len(area.ancestor_ids) - 1) + area.name
