"""What does the demo ask its residents? One open survey, two that are closed, one in preparation."""

import random
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from demo.seeding.answers import answers_of, somebody
from demo.seeding.calendar import Calendar
from demo.seeding.ideas import key_of
from demo.seeding.people import account
from participation.accounts.models import Account
from participation.channels import Channel
from participation.places.models import Area
from participation.processes.models import Process
from participation.texts import Translations
from participation.web.phrases import day
from surveys.definition import parse_definition
from surveys.models import ParticipationMarker, Response, SubmissionEvent, Survey
from surveys.services.editing import Settings, change_settings, create_survey
from surveys.services.library import Label, keep_in_library
from surveys.services.publishing import publish_survey
from surveys.services.readings import add_remark, ask_to_read
from surveys.services.templates import load_survey_templates

RETURNS, SMALL_RETURNS, EARLIER_RETURNS = 183, 41, 420


def seed(calendar: Calendar) -> None:
    load_survey_templates()
    jana, tobias = account("Jana"), account("Tobias")
    main = Process.objects.get(slug="gut-leben-am-anger")
    needs = _needs(main, jana, calendar)
    _responses(needs, RETURNS, calendar.day(-21), calendar.today, tobias)
    hours = _opening_hours(main, jana, calendar)
    _responses(hours, SMALL_RETURNS, calendar.day(-43), calendar.day(-29), tobias)
    _close(hours, first=calendar.at(-43, 9), ended=calendar.at(-28, 0), released=calendar.at(-24, 10))
    before = _needs_before(main, jana, calendar)
    _responses(before, EARLIER_RETURNS, calendar.day(-761), calendar.day(-735), tobias)
    _close(before, first=calendar.at(-761, 9), ended=calendar.at(-733, 0), released=calendar.at(-710, 10))
    keep_in_library(
        account=jana,
        survey_id=needs.pk,
        key=key_of("library"),
        label=Label("Nachbarschaft und Begegnung", "meeting", shared=True),
        page="neighbours",
    )
    children = create_survey(
        account=tobias,
        process=Process.objects.get(slug="spielplatz-lindenhof"),
        title={"de": "Was brauchen Kinder und Jugendliche?", "en": "What do children and young people need?"},
        languages=["de", "en"],
        template_key="children_youth",
    )
    _read_by(account("Adam"), children, tobias)


def _read_by(reader: Account, survey: Survey, by: Account) -> None:
    """A colleague was asked, and has remarked on the first question already."""
    ask_to_read(account=by, survey_id=survey.pk, reader=reader, note="Verstehen Kinder das?")
    first = survey.draft["pages"][0]["questions"][0]["code"]
    text = "Der erste Satz ist für Kinder noch zu lang."
    add_remark(account=reader, survey_id=survey.pk, key=key_of("remark"), text=text, code=first)


def _needs(process: Process, by: Account, calendar: Calendar) -> Survey:
    survey = create_survey(
        account=by,
        process=process,
        title={
            "de": "Was brauchen Sie, um am Anger gut zu leben?",
            "en": "What do you need to live well at the Anger?",
        },
        languages=["de", "en"],
        template_key="needs_long",
    )
    Survey.objects.filter(pk=survey.pk).update(slug="bedarf-am-anger")
    results_on = calendar.day(calendar.closing + 25)
    _set(
        survey,
        by,
        purpose={
            "de": "Ihre Antworten entscheiden mit, wofür der Stadtrat das Geld für das Quartier ausgibt.",
            "en": "Your answers help the council decide what the neighbourhood money is spent on.",
        },
        opens=calendar.day(-21),
        closes=calendar.day(calendar.closing),
        results_on=results_on,
        gaps={
            "results_date": _in_words(results_on),
            "contact_retention": {"de": "sechs Monaten", "en": "six months"},
        },
    )
    return survey


def _needs_before(process: Process, by: Account, calendar: Calendar) -> Survey:
    """The same questions two years ago: enough people answered to compare groups."""
    survey = create_survey(
        account=by,
        process=process,
        title={"de": "Bedarf am Anger vor zwei Jahren", "en": "Needs at the Anger two years ago"},
        languages=["de", "en"],
        template_key="needs_long",
    )
    Survey.objects.filter(pk=survey.pk).update(slug="bedarf-am-anger-zuvor")
    _set(
        survey,
        by,
        purpose={
            "de": "Damals ging es um die Ziele für das neue Quartiersbüro.",
            "en": "Then it was about the aims of the new neighbourhood office.",
        },
        opens=calendar.day(-761),
        # As above: it is closed in the past afterwards.
        closes=calendar.day(1),
        results_on=calendar.day(2),
        gaps={
            "results_date": _in_words(calendar.day(-710)),
            "contact_retention": {"de": "sechs Monaten", "en": "six months"},
        },
    )
    return survey


def _opening_hours(process: Process, by: Account, calendar: Calendar) -> Survey:
    survey = create_survey(
        account=by,
        process=process,
        title={"de": "Längere Öffnung am Mittwoch", "en": "Longer opening on Wednesdays"},
        languages=["de", "en"],
        template_key="measure_short",
    )
    Survey.objects.filter(pk=survey.pk).update(slug="laengere-oeffnung")
    decided_on = calendar.day(-24)
    _set(
        survey,
        by,
        purpose={
            "de": "Wir möchten wissen, ob Ihnen ein langer Mittwoch hilft.",
            "en": "We would like to know whether a long Wednesday helps you.",
        },
        opens=calendar.day(-43),
        # Closing lies ahead while it is published; the demo closes it afterwards, in the past.
        closes=calendar.day(1),
        results_on=calendar.day(2),
        gaps={
            "measure": {"de": "Längere Öffnung am Mittwoch", "en": "Longer opening on Wednesdays"},
            "place": {"de": "Quartiersbüro", "en": "neighbourhood office"},
            "scope": {"de": "bis 18 oder bis 20 Uhr", "en": "until 6 or until 8 pm"},
            "decision_body": {"de": "Das Quartiersbüro", "en": "The neighbourhood office"},
            "decision_date": _in_words(decided_on),
            "contact_retention": {"de": "sechs Monaten", "en": "six months"},
        },
    )
    return survey


# "Am Anger" is a name with a preposition: the shipped sentences are put right, as staff would do it.
WORDS = {
    "de": (
        ("in {{area}}", "am Anger"),
        ("mit {{area}}", "mit dem Anger"),
        ("von {{area}}", "vom Anger"),
        ("aus {{area}}", "vom Anger"),
        ("für {{area}}", "für den Anger"),
        ("{{area}}", "der Anger"),
    ),
    "en": (("in {{area}}", "at the Anger"), ("{{area}}", "the Anger")),
}


def _put_right(node: Any, language: str = "de") -> Any:  # noqa: ANN401 (any JSON)
    if isinstance(node, dict):
        return {key: _put_right(value, key if key in WORDS else language) for key, value in node.items()}
    if isinstance(node, list):
        return [_put_right(value, language) for value in node]
    if isinstance(node, str):
        for gap, words in WORDS[language]:
            node = node.replace(gap, words)
    return node


def _set(
    survey: Survey,
    by: Account,
    *,
    purpose: Translations,
    opens: date,
    closes: date,
    results_on: date,
    gaps: dict[str, Translations],
) -> None:
    """Settings, then the first publication."""
    survey.refresh_from_db()
    Survey.objects.filter(pk=survey.pk).update(draft=_put_right(survey.draft))
    saved = change_settings(
        account=by,
        survey_id=survey.pk,
        revision=survey.draft_revision,
        settings=Settings(
            title=survey.title,
            purpose=purpose,
            languages=survey.languages,
            sampling=Survey.Sampling.OPEN,
            invited=None,
            paper_days=14,
            minimum_age=survey.minimum_age,
            opens_at=_midnight(opens),
            closes_at=_midnight(closes + timedelta(days=1)),
            results_on=results_on,
            responsible=by,
            placeholders=survey.placeholders | gaps,
        ),
    )
    publish_survey(account=by, survey_id=survey.pk, revision=saved.draft_revision)
    survey.refresh_from_db()


def _in_words(when: date) -> Translations:
    texts = {}
    for language in ("de", "en"):
        with override(language):
            texts[language] = day(when)
    return texts


def _midnight(begins: date) -> datetime:
    return timezone.make_aware(datetime.combine(begins, time()))


def _close(survey: Survey, *, first: datetime, ended: datetime, released: datetime) -> None:
    Survey.objects.filter(pk=survey.pk).update(
        state=Survey.State.CLOSED,
        closes_at=ended,
        closed_at=ended,
        results_on=timezone.localdate(released),
        results_released_at=released,
        results_public=True,
        first_published_at=first,
        mixed_at_end=True,
    )


def _responses(survey: Survey, number: int, first: date, last: date, by: Account) -> None:
    """Written as rows, because the days lie in the past; the ledger gets its events as always."""
    version = survey.current
    assert version is not None
    definition = parse_definition(version.definition)
    chance = random.Random(survey.slug)  # noqa: S311 (invented data)
    areas = {area.slug: area for area in Area.objects.all()}
    responses = []
    for place in range(number):
        resident = somebody(chance)
        # Letters come back a few days later than clicks.
        wait = chance.random() ** (1.0 if resident.on_paper else 1.5)
        given = answers_of(resident, definition, chance)
        responses.append(
            Response(
                id=key_of("response", survey.slug, place),
                survey=survey,
                version=version,
                answers=given,
                language="en" if not resident.on_paper and chance.random() < 0.06 else "de",  # noqa: PLR2004 (a few)
                submitted_on=first + timedelta(days=round(wait * (last - first).days)),
                channel=Channel.PAPER if resident.on_paper else Channel.ONLINE,
                recorded_by=by if resident.on_paper else None,
                area=areas[resident.area] if "F2" in given else None,
            )
        )
    Response.objects.bulk_create(responses)
    SubmissionEvent.objects.bulk_create(
        SubmissionEvent(id=key_of("event", response.pk), response=response, sign=1) for response in responses
    )
    ParticipationMarker.objects.bulk_create(
        ParticipationMarker(
            survey=survey,
            participant_key=key_of("took part", survey.slug, place),
            sent_key=key_of("submission", survey.slug, place),
        )
        for place in range(number)
    )
