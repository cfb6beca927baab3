"""Is the input of each step of "Submit an idea" well formed? One question per step."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ideas.forms.needs import NeedFields
from ideas.forms.photo import photo_alt_field, photo_field
from ideas.forms.texts import Line, Paragraphs, refuse_office_names
from ideas.models import Idea
from ideas.selectors.fields import Field
from ideas.selectors.surroundings import Surroundings
from ideas.services.photos import keep_draft_photo
from participation.channels import STAFF_CHANNELS, Channel
from participation.photos import PhotoRefusedError

SHORTEST_TITLE = 4
MISSING = {"required": _("Something is missing here.")}


class Step(forms.Form):
    """Every step knows the process's places and topics; most need none of them."""

    def __init__(self, *args: Any, around: Surroundings, fields: list[Field], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.around, self.topics = around, fields
        self.prepare()

    def prepare(self) -> None:
        """Fill choices."""


class IdeaStep(Step):
    title = Line(
        label=_("Your idea in one line"),
        max_length=120,
        min_length=SHORTEST_TITLE,
        help_text=_("For example: a bench by the bus stop"),
        error_messages={**MISSING, "min_length": _("Write a few more words, so that everybody understands it.")},
    )
    text = Paragraphs(
        label=_("What should change, and for whom?"),
        max_length=5000,
        help_text=_("A few sentences are enough. Please name no other people."),
        error_messages={**MISSING, "max_length": _("The text is too long. 5,000 characters fit.")},
        widget=forms.Textarea(attrs={"rows": 7}),
    )


class PlaceStep(Step):
    area = forms.ChoiceField(label=_("Where is it?"), widget=forms.RadioSelect, required=False)
    place_note = Line(
        label=_("Place in your words"), max_length=120, required=False, help_text=_("For example: corner of the market")
    )
    lat = forms.FloatField(min_value=-90, max_value=90, required=False, widget=forms.HiddenInput)
    lon = forms.FloatField(min_value=-180, max_value=180, required=False, widget=forms.HiddenInput)

    def prepare(self) -> None:
        choices = [("", _("In the whole neighbourhood, or no certain place"))]
        parts: list[tuple[str, Any]] = [(part.slug, part.name) for part in self.around.parts]
        self.fields["area"].choices = [*parts, *choices]  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("lat") is None or values.get("lon") is None:
            values["lat"] = values["lon"] = None
        return values


class TopicStep(NeedFields, Step):
    field = forms.ChoiceField(label=_("What is it about?"), widget=forms.RadioSelect, required=False)
    delivery = forms.ChoiceField(
        label=_("Who does it?"), widget=forms.RadioSelect, initial=Idea.Delivery.WISH, error_messages=MISSING
    )

    def prepare(self) -> None:
        topics: list[tuple[str, Any]] = [(field.code, field.name) for field in self.topics]
        self.fields["field"].choices = [*topics, ("", _("Something else"))]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["delivery"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (Idea.Delivery.WISH, _("The administration. It is a wish.")),
            (Idea.Delivery.SELF, _("We ourselves, the people who live here.")),
            (Idea.Delivery.TOGETHER, _("Administration and residents together.")),
        ]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("needs") and values.get("delivery") == Idea.Delivery.WISH:
            self.add_error("needs", _("Ask for this only where residents do it themselves. Or leave it empty."))
        return values


class PhotoStep(Step):
    photo = photo_field()
    photo_alt = photo_alt_field()
    without_photo = forms.BooleanField(label=_("Leave the photo out"), required=False)
    author_name = Line(
        label=_("Name shown with the idea"),
        max_length=60,
        required=False,
        help_text=_("For example: neighbour from the lane. It may stay empty."),
    )

    def __init__(self, *args: Any, has_photo: bool = False, **kwargs: Any) -> None:  # noqa: ANN401
        self.has_photo = has_photo
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        if not self.has_photo:
            del self.fields["without_photo"]

    def clean_author_name(self) -> str:
        return refuse_office_names(self.cleaned_data["author_name"])

    def clean(self) -> dict[str, Any]:
        """Redraws the photo here, so that a bad file is an error beside its field."""
        values = super().clean() or {}
        upload = values.pop("photo", None)
        kept = self.has_photo and not values.get("without_photo")
        if (upload or kept) and not values.get("photo_alt") and "photo_alt" not in self.errors:
            self.add_error("photo_alt", _("Say in one sentence what the photo shows."))
        if upload and not self.errors:
            try:
                values["photo_name"] = keep_draft_photo(upload)
            except PhotoRefusedError as error:
                self.add_error("photo", str(error))
        return values


class DeskIdea(IdeaStep, PlaceStep, TopicStep):
    """Everything on one page, for staff who type from paper or listen on the phone."""

    field_order = (
        "channel",
        "title",
        "text",
        "area",
        "place_note",
        "field",
        "delivery",
        "needs",
        "amount",
        "author_name",
    )
    channel = forms.ChoiceField(
        label=_("How did it reach you?"),
        choices=[(channel.value, channel.label) for channel in (*STAFF_CHANNELS, Channel.SURVEY)],
        widget=forms.RadioSelect,
        error_messages=MISSING,
    )
    author_name = Line(label=_("Name shown with the idea"), max_length=60, required=False)

    def prepare(self) -> None:
        PlaceStep.prepare(self)
        TopicStep.prepare(self)
