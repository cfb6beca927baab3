"""Chapter 18: the questionnaire, a long list of offers, how it was counted, and what the words mean."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from dashboards.panels.words import numbers
from dashboards.reports.blocks import Block, Rows, Text
from dashboards.reports.chapters import existing
from dashboards.reports.chapters.sentences import listed
from dashboards.reports.gathering import Asked, Gathered


def appendix(gathered: Gathered) -> list[Block]:
    questionnaires = [_questionnaire(asked) for asked in gathered.asked]
    return [*questionnaires, *existing.in_appendix(gathered), Text(_method(), _("Method")), _glossary()]


def _questionnaire(asked: Asked) -> Block:
    rows = tuple(
        (question.code, question.text, " · ".join(option.text for option in question.options))
        for _title, questions in asked.pages
        for question in questions
        if not question.past
    )
    title = _("Questionnaire “%(title)s”") % {"title": asked.title}
    return Rows(title, (pgettext("column", "No."), _("question"), _("answers")), rows)


def _method() -> str:
    limit = {"limit": numbers().number(settings.MINIMUM_GROUP_SIZE)}
    return listed(
        [
            _("Shares are parts of those who answered the question. “Cannot judge” and “no answer” are left out."),
            _("Groups of fewer than %(limit)s people are hidden, and what would tell them, too.") % limit,
            _("An open survey has no margin of error: nobody knows who stayed away."),
            _("The gap is mean importance minus mean satisfaction, on scales from 1 to 5."),
            _("Places of ideas come with the places that chance leaves open."),
            _("The texts of this report are made by fixed rules from the figures. No program writes freely."),
        ]
    )


def _glossary() -> Rows:
    words = (
        (_("n"), _("number of people who answered this question")),
        (_("hidden"), _("too few people stand behind a figure, or it would tell another one")),
        (_("mood picture"), _("a survey that anybody could answer; it does not stand for everybody")),
        (_("sample"), _("people were drawn by lot or all were invited with a code each")),
        (_("index"), _("share of the answers divided by the share of the residents; 1 is as many as live here")),
    )
    return Rows(_("What the words mean"), (_("word"), _("meaning")), words)
