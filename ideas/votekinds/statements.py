"""Agree, disagree or pass, statement by statement: where do we stand together, and where not?"""

from django.utils.translation import gettext_lazy as _

from ideas.votekinds.answers import Answers
from ideas.votekinds.kind import Choices, mapping


class Statements(Answers):
    """Some now and some later: each press adds to what was said."""

    key = "statements"
    label = _("Agree or disagree")
    explained = _("Everybody reads short statements and agrees, disagrees or passes.")
    answers = {"agree": _("I agree"), "disagree": _("I disagree"), "pass": _("Pass")}
    stepwise = True

    def merged(self, before: Choices, now: Choices) -> Choices:
        return {"answers": {**mapping(before.get("answers")), **mapping(now.get("answers"))}}
