"""Which kinds of questions are there? One file per kind; `kind_of(question)` finds it."""

from surveys.definition import Question
from surveys.questiontypes import (
    calculate,
    consent,
    contact,
    date,
    info,
    map_pin,
    matrix,
    matrix_pair,
    multi,
    number,
    photo,
    pick,
    ranking,
    scale,
    single,
    slider,
    text_long,
    text_or_drawing,
    text_short,
    yes_no,
)
from surveys.questiontypes.kind import Cleaned, Kind, Posted

KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        calculate.Calculate(),
        consent.Consent(),
        contact.Contact(),
        date.Date(),
        info.Info(),
        map_pin.MapPin(),
        matrix.Matrix(),
        matrix_pair.MatrixPair(),
        multi.Multi(),
        number.Number(),
        photo.Photo(),
        pick.Pick(),
        ranking.Ranking(),
        scale.Scale(),
        single.Single(),
        slider.Slider(),
        text_long.TextLong(),
        text_or_drawing.TextOrDrawing(),
        text_short.TextShort(),
        yes_no.YesNo(),
    )
}


def kind_of(question: Question) -> Kind:
    return KINDS[question.kind]


__all__ = ["KINDS", "Cleaned", "Kind", "Posted", "kind_of"]
