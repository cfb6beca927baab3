"""Is what somebody writes below an idea well formed, or what a reader reports, or why the team hides it?"""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ideas.forms.texts import Line, Paragraphs, refuse_office_names
from ideas.models import Comment, CommentReport
from ideas.services.comments import Words
from participation.channels import STAFF_CHANNELS

MISSING = {"required": _("Something is missing here.")}


class CommentForm(forms.Form):
    """`sides`: the process wants arguments; a reply takes no side. The team signs with its own name."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    zu = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    side = forms.ChoiceField(
        label=_("Is it for or against the idea?"), widget=forms.RadioSelect, error_messages=MISSING
    )
    text = Paragraphs(
        label=_("Your comment"),
        max_length=2000,
        help_text=_("Stay friendly, and please name no other people."),
        error_messages={**MISSING, "max_length": _("The text is too long. 2,000 characters fit.")},
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    name = Line(
        label=_("Name shown with it"),
        max_length=60,
        required=False,
        help_text=_("For example: neighbour from the lane. It may stay empty."),
    )

    def __init__(self, *args: Any, sides: bool, team: bool = False, own: bool = True, **kwargs: Any) -> None:  # noqa: ANN401 (a form's)
        super().__init__(*args, **kwargs)
        self.own = own
        self.fields["side"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (Comment.Side.PRO, _("It speaks for it.")),
            (Comment.Side.CONTRA, _("It speaks against it.")),
            (Comment.Side.NEUTRAL, _("Neither. It is a question or a hint.")),
        ]
        if not sides:
            del self.fields["side"]
        if team:
            del self.fields["name"]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        return refuse_office_names(name) if self.own else name

    def words(self) -> Words:
        values = self.cleaned_data
        side = values.get("side") or Comment.Side.NEUTRAL
        return Words(text=values["text"], side=side, name=values.get("name", ""), parent_id=values.get("zu"))


class ChangeForm(CommentForm):
    """The name stays: others have replied to it."""

    def __init__(self, *args: Any, sides: bool, **kwargs: Any) -> None:  # noqa: ANN401 (a form's)
        super().__init__(*args, sides=sides, team=True, **kwargs)
        del self.fields["key"], self.fields["zu"]


class DeskComment(CommentForm):
    """What somebody said elsewhere, for staff who type it."""

    field_order = ("channel", "side", "text", "name")
    channel = forms.ChoiceField(
        label=_("How did it reach you?"),
        choices=[(channel.value, channel.label) for channel in STAFF_CHANNELS],
        widget=forms.RadioSelect,
        error_messages=MISSING,
    )

    def __init__(self, *args: Any, sides: bool, **kwargs: Any) -> None:  # noqa: ANN401 (a form's)
        super().__init__(*args, sides=sides, own=False, **kwargs)
        self.fields["text"].label = _("What was said?")
        self.fields["text"].help_text = ""


class ReportForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("What is wrong with it?"),
        choices=CommentReport.Reason.choices,
        widget=forms.RadioSelect,
        error_messages=MISSING,
    )
    text = Line(
        label=_("In your words"),
        max_length=500,
        required=False,
        help_text=_("Only the team reads this. It helps to say which sentence you mean."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class HideForm(forms.Form):
    reason = Line(
        label=_("Why is it hidden?"),
        max_length=500,
        help_text=_("Everybody reads this sentence in its place. For example: it insults a person."),
        error_messages=MISSING,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
