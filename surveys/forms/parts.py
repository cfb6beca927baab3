"""Which fields has a question? Radio buttons and checkboxes, rows of tables, places, lines of a card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from participation.texts import localized
from surveys.definition import Option, Question
from surveys.questiontypes.contact import LABELS
from surveys.questiontypes.contact import LENGTH as CONTACT_LENGTH
from surveys.questiontypes.kind import Fields, Filled
from surveys.questiontypes.map_pin import PLACES
from surveys.questiontypes.matrix_pair import PARTS
from surveys.questiontypes.ranking import Ranking, places_of
from surveys.questiontypes.slider import Slider, ends_of, step_of

Words = str | Promise
Errors = Mapping[str, str]
INPUT_TYPES = {"email": "email", "phone": "tel"}
AUTOCOMPLETE = {"name": "name", "email": "email", "phone": "tel", "address": "street-address"}


@dataclass(frozen=True, slots=True)
class Tick:
    """One radio button or checkbox. `words`: what stands in the field beside "other", None without such a field.

    `left`: how many people can still have it, None where their number is not limited.
    """

    id: str
    name: str
    option: Option
    text: str
    checked: bool
    words: str | None = None
    filter: str = ""
    waiting: bool = False
    left: int | None = None

    @property
    def alone(self) -> bool:
        return self.option.exclusive or self.option.missing

    @property
    def closed(self) -> bool:
        """What somebody ticked before the last place went stays open, so that it can be unticked."""
        return self.left == 0 and not self.checked


@dataclass(frozen=True, slots=True)
class Line:
    """One scale of one row."""

    id: str
    name: str
    label: Words
    ticks: tuple[Tick, ...]
    error: str


@dataclass(frozen=True, slots=True)
class Row:
    """`group` stands above the first row of each group only."""

    id: str
    text: str
    group: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """One text field."""

    id: str
    name: str
    label: Words
    value: str
    error: str = ""
    type: str = "text"
    autocomplete: str = "off"
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Pins:
    id: str
    name: str
    text: str
    slots: tuple[Slot, ...]
    error: str


@dataclass(frozen=True, slots=True)
class Rank:
    """One option of a ranking with the place that it has, "" for none."""

    id: str
    name: str
    text: str
    place: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """The ends of a slider, as numbers are written in HTML. `start` is where its knob stands."""

    low: str
    high: str
    step: str
    start: str


@dataclass(frozen=True, slots=True)
class Parts:
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    pins: tuple[Pins, ...]
    slots: tuple[Slot, ...]
    ranks: tuple[Rank, ...] = ()
    range: Range | None = None


def parts_of(question: Question, fields: Fields, errors: Errors, language: str) -> Parts:
    return Parts(
        ticks=_ticks(question, question.options, question.code, fields, language),
        rows=_rows(question, fields, errors, language),
        pins=_pins(question, fields, errors, language),
        slots=_slots(question, fields, errors),
        ranks=_ranks(question, fields, language) if question.kind == Ranking.key else (),
        range=_range(question, fields) if question.kind == Slider.key else None,
    )


def anchor(name: str) -> str:
    """An id for a field name."""
    return "f-" + name.replace(".", "-")


def _ticks(question: Question, options: Sequence[Option], name: str, fields: Fields, language: str) -> tuple[Tick, ...]:
    chosen = fields.get(name, [])
    other = Filled(fields).get(f"{question.code}.other")
    return tuple(
        Tick(
            id=anchor(f"{name}.{number}"),
            name=name,
            option=option,
            text=localized(option.text, language),
            checked=option.code in chosen,
            words=other if option.other else None,
        )
        for number, option in enumerate(options)
    )


def _rows(question: Question, fields: Fields, errors: Errors, language: str) -> tuple[Row, ...]:
    rows: list[Row] = []
    last = ""
    for item in question.items:
        name, group = f"{question.code}.{item.code}", localized(item.group, language)
        lines = tuple(
            Line(
                id=anchor(one),
                name=one,
                label=label,
                ticks=_ticks(question, scale, one, fields, language),
                error=errors.get(one, ""),
            )
            for one, label, scale in _lines(question, name)
        )
        rows.append(Row(anchor(name), localized(item.text, language), group if group != last else "", lines))
        last = group
    return tuple(rows)


def _lines(question: Question, name: str) -> list[tuple[str, Words, tuple[Option, ...]]]:
    if len(question.scales) == len(PARTS):
        labels = (_("How important?"), _("How satisfied?"))
        return [
            (f"{name}.{part}", label, scale) for part, label, scale in zip(PARTS, labels, question.scales, strict=True)
        ]
    return [(name, "", question.scales[0])] if question.scales else []


def _pins(question: Question, fields: Fields, errors: Errors, language: str) -> tuple[Pins, ...]:
    found = []
    for pin in question.pins:
        name = f"{question.code}.{pin.code}"
        places = fields.get(name, [])
        many = max(question.max_picks or PLACES, len(places))
        slots = tuple(
            Slot(
                id=anchor(f"{name}.{number}"),
                name=name,
                label=_("Place %(number)d") % {"number": number + 1},
                value=places[number] if number < len(places) else "",
            )
            for number in range(many)
        )
        found.append(Pins(anchor(name), name, localized(pin.text, language), slots, errors.get(name, "")))
    return tuple(found)


def _slots(question: Question, fields: Fields, errors: Errors) -> tuple[Slot, ...]:
    return tuple(
        Slot(
            id=anchor(f"{question.code}.{name}"),
            name=f"{question.code}.{name}",
            label=LABELS.get(name, name),
            value=Filled(fields).get(f"{question.code}.{name}"),
            error=errors.get(f"{question.code}.{name}", ""),
            type=INPUT_TYPES.get(name, "text"),
            autocomplete=AUTOCOMPLETE.get(name, "off"),
            most=CONTACT_LENGTH,
        )
        for name in question.fields
    )


def _ranks(question: Question, fields: Fields, language: str) -> tuple[Rank, ...]:
    """Those that have a place stand first, in their order."""
    places = tuple(str(place) for place in range(1, places_of(question) + 1))
    found = [
        Rank(
            id=anchor(name),
            name=name,
            text=localized(option.text, language),
            place=Filled(fields).get(name),
            places=places,
        )
        for option in question.options
        for name in [f"{question.code}.{option.code}"]
    ]
    return tuple(sorted(found, key=lambda rank: int(rank.place or len(found) + 1)))


def _range(question: Question, fields: Fields) -> Range:
    low, high = ends_of(question)
    given = Filled(fields).get(question.code).replace(",", ".")
    return Range(f"{low:g}", f"{high:g}", f"{step_of(question):g}", given or f"{(low + high) / 2:g}")
