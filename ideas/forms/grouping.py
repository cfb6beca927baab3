"""Is it well formed what staff and authors say about ideas that mean the same?"""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ideas.forms.texts import Line, Paragraphs
from ideas.selectors.cards import IdeaCard

MISSING = {"required": _("Something is missing here.")}


class GroupForm(forms.Form):
    prefix = "gruppe"
    ideas = forms.TypedMultipleChoiceField(
        label=_("Which ideas mean the same as this one?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Tick at least one idea."),
            "invalid_choice": _("This idea is not on offer any more. Search for it again."),
        },
    )
    reason = Line(
        label=_("Why do they mean the same?"),
        max_length=500,
        help_text=_("The authors read this sentence. It stands on the pages of the ideas."),
        error_messages=MISSING,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, cards: Sequence[IdeaCard], ticked: Collection[int], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.cards, self.ticked = cards, ticked
        self.fields["ideas"].choices = [(card.id, card.title) for card in cards]  # type: ignore[attr-defined]


class UndoForm(forms.Form):
    prefix = "aufheben"
    reason = Line(
        label=_("Why do they not mean the same?"),
        max_length=500,
        help_text=_("The authors read this sentence."),
        error_messages=MISSING,
    )


class AnswerObjectionForm(forms.Form):
    prefix = "einwand"
    answer = Paragraphs(
        label=_("Your answer"),
        max_length=1000,
        help_text=_("Whoever objected reads it. If the objection is right, undo the grouping instead."),
        error_messages=MISSING,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ObjectionForm(forms.Form):
    text = Paragraphs(
        label=_("What is different about your idea?"),
        max_length=1000,
        help_text=_("One or two sentences are enough. The team reads them and answers."),
        error_messages=MISSING,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
