"""Is what somebody fills in to join in well formed, and the message to all who do?"""

import uuid
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ideas.forms.texts import Line, Paragraphs, refuse_office_names
from ideas.models import Contributor
from ideas.services.joining import NO_CONTACT, Help
from participation.channels import STAFF_CHANNELS

MISSING = {"required": _("Something is missing here.")}


class JoinForm(forms.Form):
    """`known`: an account can be written to; everybody else leaves an address or a number."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    brings = forms.ChoiceField(
        label=_("What do you bring?"),
        choices=[
            (Contributor.Brings.TIME, _("Time. I lend a hand.")),
            (Contributor.Brings.TOOL, _("A tool or material")),
            (Contributor.Brings.KNOWLEDGE, _("Knowledge. I can do something that helps.")),
            (Contributor.Brings.ROOM, _("A room or a place")),
            (Contributor.Brings.MONEY, _("Some money")),
        ],
        widget=forms.RadioSelect,
        error_messages=MISSING,
    )
    what = Line(
        label=_("What exactly?"),
        max_length=160,
        help_text=_("Everybody can read it. For example: I water for one week in summer."),
        error_messages=MISSING,
    )
    name = Line(label=_("Your name"), max_length=60, required=False)
    name_is_public = forms.BooleanField(label=_("Everybody may read my name"), required=False)
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("One of the two is enough. Only the neighbourhood office sees it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = Line(
        label=_("Or telephone"),
        max_length=40,
        required=False,
        help_text=_("Only the neighbourhood office sees it."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )

    def __init__(self, *args: Any, known: bool = False, own: bool = True, **kwargs: Any) -> None:  # noqa: ANN401 (a form's)
        super().__init__(*args, **kwargs)
        self.known, self.own = known, own
        if known:
            self.fields["email"].help_text = _("Without it we write to the address with which you signed in.")

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        return refuse_office_names(name) if self.own else name

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        unreachable = not self.known and not values.get("email") and not values.get("phone")
        if unreachable and not {"email", "phone"} & set(self.errors):
            self.add_error("email", str(NO_CONTACT.reason))
        if values.get("name_is_public") and not values.get("name") and "name" not in self.errors:
            self.add_error("name", _("Write the name that everybody may read."))
        return values

    def help_(self) -> Help:
        own = {name: self.cleaned_data[name] for name in ("brings", "what", "name", "name_is_public", "email", "phone")}
        return Help(**own, language=(get_language() or "de")[:2])


class DeskContributor(JoinForm):
    """Somebody said so on paper, by phone or at the counter."""

    field_order = ("channel", "brings", "what", "name", "name_is_public", "email", "phone")
    channel = forms.ChoiceField(
        label=_("How did it reach you?"),
        choices=[(channel.value, channel.label) for channel in STAFF_CHANNELS],
        widget=forms.RadioSelect,
        error_messages=MISSING,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (a form's)
        super().__init__(*args, own=False, **kwargs)
        self.fields["name"].label, self.fields["name_is_public"].label = _("Name"), _("Everybody may read the name")
        self.fields["brings"].label = _("What does the person bring?")


class InviteForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    text = Paragraphs(
        label=_("Your message"),
        max_length=2000,
        help_text=_("Say when and where you meet. Everybody gets the message alone and sees no other addresses."),
        error_messages=MISSING,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
