"""Which responses leave as a data set? Those that count, row by row, and their words apart in another order.

Nothing tells whose a row is: no id, no day, no account, no waiting response (ADR 0019). What came with a row is told
only where enough others share it.
"""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, QuerySet, Value
from django.db.models.fields.json import KeyTransform
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from participation.channels import Channel
from participation.places.models import Area
from participation.texts import localized
from participation.web.phrases import day_long
from surveys.definition import Definition, Option
from surveys.exchange.export.columns import Column, Holds, columns_of
from surveys.exchange.export.dataset import Dataset, Row
from surveys.exchange.export.reading import RowReader, Words, unknown_keys, words_by_key, words_in
from surveys.models import Response, Survey, SurveyVersion
from surveys.selectors.own_words import hidden_words_of
from surveys.selectors.versions import definition_of

CHUNK = 500
LANGUAGES = {"de": "Deutsch", "en": "English"}
# name of the column -> field of the response
NONE = "None"
AROUND = {
    "meta.language": "language",
    "meta.channel": "channel",
    "meta.area": "area",
    "meta.version": "version__number",
}


def counting(survey: Survey) -> QuerySet[Response]:
    return Response.objects.filter(survey=survey, superseded=False, waiting=False, beyond_quota=False)


def beyond_quota(survey: Survey) -> QuerySet[Response]:
    """Those that are kept and do not count."""
    return Response.objects.filter(survey=survey, superseded=False, waiting=False, beyond_quota=True)


def dataset_of(survey: Survey, language: str = "de", *, beyond: bool = False) -> Dataset:
    """`beyond`: of the answers that came when their quota was full."""
    responses = beyond_quota(survey) if beyond else counting(survey)
    versions = {version.pk: version for version in survey.versions.order_by("-number")}
    definitions = {pk: definition_of(version) for pk, version in versions.items()}
    with override(language):
        around = _around(responses, list(versions.values()))
        columns = [*around.values(), *columns_of({versions[pk].number: one for pk, one in definitions.items()})]
        notes = _notes(survey, len(versions), beyond=beyond)

    def rows() -> Iterator[Row]:
        return _rows(responses, columns, around, definitions)

    return Dataset(
        slug=f"{survey.slug}-beyond-quota" if beyond else survey.slug,
        title=localized(survey.title, language),
        language=language,
        columns=tuple(columns),
        rows=rows,
        words=lambda: _words(responses, definitions, hidden_words_of(survey)),
        number=responses.count(),
        notes=tuple(notes),
    )


def _rows(
    responses: QuerySet[Response],
    columns: Collection[Column],
    around: dict[str, Column],
    definitions: dict[int, Definition],
) -> Iterator[Row]:
    """In the order of random ids, which were given when the responses were mixed."""
    names = [column.name for column in columns]
    readers = {version: RowReader(definition, names) for version, definition in definitions.items()}
    told = [{option.code for option in column.values} for column in around.values()]
    places = [names.index(name) for name in around]
    found = responses.order_by("pk").values_list("answers", "version_id", *(AROUND[name] for name in around))
    for answers, version, *meta in found.iterator(chunk_size=CHUNK):
        row = readers[version].row_of(answers)
        for place, value, known in zip(places, map(str, meta), told, strict=True):
            row[place] = value if value in known else None
        yield row


def _around(responses: QuerySet[Response], versions: list[SurveyVersion]) -> dict[str, Column]:
    """What was stored beside the answers. A value that few share would single them out, so it has no code here."""
    titles = {
        "meta.language": _("Language of the answer"),
        "meta.channel": _("Way in which the answer came"),
        "meta.area": _("Part of the area"),
    }
    if len(versions) > 1:
        titles["meta.version"] = _("Version of the survey")
    names = {
        "meta.language": LANGUAGES,
        "meta.channel": {str(value): str(label) for value, label in Channel.choices},
        "meta.area": {str(pk): name for pk, name in Area.objects.values_list("pk", "name")},
        "meta.version": {str(one.number): _since(one) for one in versions},
    }
    made = {}
    for name, title in titles.items():
        codes = [str(code) for code in _shared_by_enough(responses, AROUND[name])]
        options = tuple(Option(code, {"de": names[name].get(code, code)}) for code in codes if code != NONE)
        made[name] = Column(name, Holds.CODE, {"de": title}, {}, options)
    return made


def _since(version: SurveyVersion) -> str:
    words = {"number": version.number, "day": day_long(version.frozen_at)}
    return _("version %(number)s, since %(day)s") % words


def _shared_by_enough(responses: QuerySet[Response], field: str) -> list[Any]:
    """If one value of two is hidden, the other tells it: the second rarest is hidden too, then."""
    counts = list(responses.values_list(field).annotate(number=Count("pk")).order_by("number", field))
    shown = [(value, number) for value, number in counts if number >= settings.MINIMUM_GROUP_SIZE]
    hidden = sum(number for _value, number in counts) - sum(number for _value, number in shown)
    if 0 < hidden < settings.MINIMUM_GROUP_SIZE:
        shown = shown[1:]
    return [value for value, _number in sorted(shown, key=lambda one: str(one[0]))]


def _words(
    responses: QuerySet[Response], definitions: dict[int, Definition], hidden: dict[tuple[UUID, str], str]
) -> Iterator[Words]:
    """Question by question, each in an order of its own, so that nobody's answers lie side by side.

    Where staff hid a name, the words leave without it.
    """
    spoken = {version: words_by_key(definition) for version, definition in definitions.items()}
    for key in dict.fromkeys(key for keys in spoken.values() for key in keys):
        said = responses.filter(answers__has_key=key).order_by("?")
        found = said.values_list("pk" if hidden else Value(0), KeyTransform(key, "answers"), "version_id")
        for pk, value, version in found.iterator(chunk_size=CHUNK):
            read: dict[str, str] = {}  # what stands for all places of a pin, once
            for name, words in words_in(value, spoken[version].get(key, ())):
                if (pk, name) in hidden:
                    read[name] = hidden[pk, name]
                else:
                    yield name, words
            yield from read.items()


def _notes(survey: Survey, versions: int, *, beyond: bool) -> list[str]:
    """Sentences in the active language."""
    waiting = Response.objects.filter(survey=survey, waiting=True).count()
    notes = [
        _("Empty: asked and left out. NA: not asked, because of a condition or another version."),
        _("Rows are in random order, without day, time and number. Nobody can tell whose a row is by its place."),
        _("Own words stand apart in random order, because words can name somebody."),
        _("Rare ways, languages and areas are left empty where fewer than %(number)d people share them.")
        % {"number": settings.MINIMUM_GROUP_SIZE},
    ]
    if beyond:
        notes.append(_("These answers came when the quota of their group was full. They are in no count."))
    elif number := beyond_quota(survey).count():
        notes.append(
            ngettext(
                "%(number)d answer beyond a quota is kept apart and is not in here.",
                "%(number)d answers beyond a quota are kept apart and are not in here.",
                number,
            )
            % {"number": number}
        )
    if versions > 1:
        notes.append(_("The survey was changed while it ran. A name with @2 is the same question in a second wording."))
    if waiting:
        notes.append(
            ngettext(
                "%(number)d answer waits to be mixed with others and is not in here.",
                "%(number)d answers wait to be mixed with others and are not in here.",
                waiting,
            )
            % {"number": waiting}
        )
    if survey.self_selected:
        notes.append(_("Everybody could answer: this is no random sample."))
    return notes


def unknown_answers(survey: Survey) -> dict[str, int]:
    """Stored under a name that no question has: how often, by name. They are in no column, so they are told."""
    definitions = {version.pk: definition_of(version) for version in survey.versions.all()}
    found: dict[str, int] = {}
    for answers, version in counting(survey).values_list("answers", "version_id").iterator(chunk_size=CHUNK):
        for key in unknown_keys(definitions[version], answers):
            found[key] = found.get(key, 0) + 1
    return found
