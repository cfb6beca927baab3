"""Chapters 1 to 3: at a glance, why and who decides, how it was done."""

from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from dashboards.panels.words import numbers
from dashboards.reports.blocks import Block, Rows, Text, pictures
from dashboards.reports.chapters.sentences import (
    evidence,
    findings,
    listed,
    missing_groups,
    needs_in_words,
    paragraphs,
    told,
    took_part,
)
from dashboards.reports.gathering import Asked, Gathered
from dashboards.selectors.questions import QuestionPage
from participation.texts import localized
from participation.web.phrases import day

RECOMMENDED = 3
FIRST_NEEDS, MORE, ALONE = 3, 3, 5  # findings on one page: needs, beside them, without any


def glance(gathered: Gathered) -> list[Block]:
    if not gathered.asked and not gathered.ideas:
        return [Text(_("Nothing has been counted in this process yet."))]
    numbers_said = [took_part(asked) for asked in gathered.asked]
    numbers_said += [f"{stat.value} {stat.words}." for stat in gathered.evidence.stats if not stat.about]
    return [
        Text(paragraphs(listed(numbers_said), evidence(gathered), missing_groups(gathered)), _("Who took part")),
        Text(_found(gathered) or _("There are no findings yet."), _("Findings")),
        Text(_recommended(gathered), _("What we recommend")),
        Text(in_plain_words(gathered), _("In plain language")),
    ]


def _found(gathered: Gathered) -> str:
    """The first needs with their two figures, then what else is found out."""
    needs = needs_in_words(gathered, FIRST_NEEDS)
    missing = "\n".join([_("Most is missing here:"), listed(needs)]) if needs else ""
    return paragraphs(missing, told(findings(gathered, MORE if needs else ALONE, with_topics=not needs)))


def in_plain_words(gathered: Gathered) -> str:
    if gathered.needs:
        return _("We asked: What do you need here? Most is missing here: %(topic)s.") % {
            "topic": gathered.needs[0].label
        }
    if gathered.asked:
        return _("Thank you to everybody who answered our questions!")
    return _("People here have ideas for their neighbourhood. Thank you!")


def _recommended(gathered: Gathered) -> str:
    needs = gathered.needs[:RECOMMENDED]
    if not needs:
        return _("The answers alone recommend nothing. Talk about them with the residents.")
    lines = [_("Take up the topic “%(topic)s” and say by when.") % {"topic": need.label} for need in needs]
    return listed(lines)


def mandate(gathered: Gathered) -> list[Block]:
    process = gathered.process
    facts = [
        (_("What is open"), localized(process.promise_open)),
        (_("Who decides"), localized(process.promise_decides)),
        (_("Decision by"), day(process.promise_decides_on) if process.promise_decides_on else ""),
        (_("What is already fixed"), localized(process.promise_fixed)),
    ]
    said = tuple((name, words) for name, words in facts if words)
    blocks: list[Block] = [
        Text(
            localized(process.summary) or _("It has not been written down what this process is about."),
            hint=_("Why now? Who gave the task? Who pays?"),
        )
    ]
    if said:
        blocks.append(Rows(_("What was promised before"), (_("point"), _("promise")), said))
    return blocks


def approach(gathered: Gathered) -> list[Block]:
    """When, in which ways and languages; what changed on the way."""
    steps = tuple(
        (localized(phase.title) or str(phase.get_kind_display()), day(phase.starts_at), day(phase.last_day))
        for phase in gathered.phases
    )
    blocks: list[Block] = []
    if steps:
        blocks.append(Rows(_("Steps of the process"), (_("step"), _("from"), _("to")), steps))
    blocks += [
        Text(_how(asked), asked.title, hint=_("Who invited, who helped, was the questionnaire tried before?"))
        for asked in gathered.asked
    ]
    shares = [f"{stat.value} {stat.words}." for stat in gathered.evidence.stats[1:2] if gathered.asked]
    if shares:
        blocks.append(Text(" ".join(shares), _("Ways to take part")))
    blocks += pictures([panel for panel in gathered.ideas if panel.key == "participation"])
    return blocks or [Text(_("No steps were entered for this process."))]


def _how(asked: Asked) -> str:
    survey = asked.survey
    languages = [_language(code) for code in survey.definition.languages]
    said = [
        ngettext("The questionnaire has %(number)s question.", "The questionnaire has %(number)s questions.", count)
        % {"number": numbers().number(count)}
        for count in (question_count(asked.pages),)
    ]
    if languages:
        said.append(_("Languages: %(languages)s.") % {"languages": ", ".join(languages)})
    if survey.invited:
        said.append(_("%(number)s people got a letter with a code.") % {"number": numbers().number(survey.invited)})
    elif not survey.sampled:
        said.append(_("It was open to everybody."))
    if survey.minimum_age:
        said.append(_("People aged %(age)s and over were asked.") % {"age": survey.minimum_age})
    if survey.number > 1 and survey.since:
        said.append(
            _("The questionnaire was changed while it ran: version %(number)s holds from %(day)s on.")
            % {"number": survey.number, "day": day(survey.since)}
        )
    if not survey.closed:
        said.append(_("The survey is still open; these are interim figures."))
    return " ".join(said)


def _language(code: str) -> str:
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def question_count(pages: tuple[QuestionPage, ...]) -> int:
    return sum(len(questions) for _title, questions in pages)
