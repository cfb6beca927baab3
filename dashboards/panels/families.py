"""Which answers about the person belong together, so that their sum may be shown where each alone may not?

Tables by groups use these families. The panel of the question itself protects its answers within them, so that a hidden
age is never the difference between a generation and the other ages of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dashboards.panels.measure import Option, Question
from participation.stats.age_bands import Band, band_of

GENERATIONS = ((0, 29), (30, 49), (50, 64), (65, 74), (75, 200))
CHILDREN, OTHERS = "children", "others"
_HOUSEHOLDS = {
    "family": CHILDREN,
    "single_parent": CHILDREN,
    "multi_gen": OTHERS,
    "shared": OTHERS,
    "other": OTHERS,
}


@dataclass(frozen=True, slots=True)
class Family:
    """`key` is a code where it has one answer only."""

    key: str
    name: str
    codes: tuple[str, ...]


def families_of(question: Question) -> tuple[Family, ...]:
    """In the order of the answers; most questions have one answer in each."""
    found: dict[str, list[Option]] = {}
    for option in question.valid:
        found.setdefault(_family(question.concept, option.code), []).append(option)
    return tuple(
        Family(
            options[0].code if len(options) == 1 else key,
            options[0].text if len(options) == 1 else _name(key, options),
            tuple(option.code for option in options),
        )
        for key, options in found.items()
    )


def codes_of_families(question: Question) -> list[tuple[str, ...]]:
    return [family.codes for family in families_of(question)]


def families_of_ages(codes: Iterable[str]) -> list[tuple[str, ...]]:
    """The same families, from the codes of ages alone."""
    found: dict[str, list[str]] = {}
    for code in codes:
        band = band_of(code)
        found.setdefault(_generation(band) if band else code, []).append(code)
    return [tuple(family) for family in found.values()]


def _family(concept: str, code: str) -> str:
    if concept == "demo.household":
        return _HOUSEHOLDS.get(code, code)
    band = band_of(code) if concept == "demo.age" else None
    return _generation(band) if band else code


def _generation(band: Band) -> str:
    """A band that reaches over two generations stays alone."""
    high = 200 if band.high is None else band.high
    inside = (f"from{low}" for low, last in GENERATIONS if low <= band.low and high <= last)
    return next(inside, f"{band.low}_{high}")


def _name(key: str, options: Sequence[Option]) -> str:
    names = {
        "from0": _("under 30"),
        "from75": _("75 and older"),
        CHILDREN: _("with children"),
        OTHERS: _("other households"),
    }
    return names.get(key, " · ".join(option.text for option in options))
