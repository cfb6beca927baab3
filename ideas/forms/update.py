"""Is what staff tell about the work on an idea well formed: a day, a text, perhaps a photo?"""

import uuid
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ideas.forms.days import PromisedDay
from ideas.forms.desk import MISSING
from ideas.forms.photo import photo_alt_field, photo_field
from ideas.forms.texts import Line, Paragraphs
from ideas.services.photos import keep_draft_photo
from ideas.services.updates import Happened
from participation.photos import PhotoRefusedError
from participation.web.days import Day


class UpdateForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    # A photo that came with an entry that does not fit yet; a browser cannot send it again by itself.
    kept = forms.CharField(widget=forms.HiddenInput, required=False)
    happened_on = Day(label=_("On which day?"))
    text = Paragraphs(
        label=_("What happened?"),
        max_length=1500,
        help_text=_("Two or three sentences. It stands on the page of the idea, and followers get it by e-mail."),
        error_messages=MISSING,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    office = Line(label=_("Responsible office"), max_length=120, required=False)
    photo = photo_field()
    photo_alt = photo_alt_field()
    next_on = PromisedDay(label=_("Next news by"), required=False)

    def clean_happened_on(self) -> date:
        day: date = self.cleaned_data["happened_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet. Tell what has happened."), code="future")
        return day

    def clean(self) -> dict[str, Any]:
        """Redraws the photo here, so that a bad file is an error beside its field and a good one is kept."""
        values = super().clean() or {}
        if upload := values.get("photo"):
            try:
                self._keep(keep_draft_photo(upload))
            except PhotoRefusedError as error:
                self.add_error("photo", str(error))
        if values.get("kept") and not values.get("photo_alt") and "photo_alt" not in self.errors:
            self.add_error("photo_alt", _("Say in one sentence what the photo shows."))
        return values

    def _keep(self, name: str) -> None:
        self.data = {**dict(self.data.items()), "kept": name}
        self.cleaned_data["kept"] = name

    def happened(self) -> Happened:
        values = self.cleaned_data
        return Happened(
            on=values["happened_on"],
            text=values["text"],
            office=values["office"],
            photo=values["kept"],
            photo_alt=values["photo_alt"],
            next_on=values["next_on"],
        )
