"""Which projects does a line of VOTES name, and with how many points each?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from ideas.pabulib.amounts import number_in
from ideas.pabulib.notes import Notes
from ideas.pabulib.sections import Row
from participation.imports.reading import UnreadableFileError

TICKS = ("approval", "choose-1")
POINTS = ("cumulative", "scoring")
ORDER = "ordinal"
VOTE_TYPES = (*TICKS, ORDER, *POINTS)


@dataclass(frozen=True, slots=True)
class Limits:
    """What META says about a ballot; broken limits are told, the ballot counts as the town counted it."""

    vote_type: str
    min_length: Fraction | None
    max_length: Fraction | None
    max_sum_cost: Fraction | None
    max_sum_points: Fraction | None
    default_score: Fraction


class BallotReader:
    def __init__(self, limits: Limits, costs: Mapping[str, Fraction], notes: Notes) -> None:
        self.limits, self.costs, self.notes = limits, costs, notes
        self.numbers = {key: number for number, key in enumerate(costs)}
        self.best_place = int(limits.max_length or len(costs))

    def read(self, row: Row) -> dict[int, Fraction]:
        """Points by number of the project. Raise `UnreadableFileError` where nobody can know what was meant."""
        names = [name for name in (part.strip() for part in _listed(row["vote"])) if name]
        given = dict(self._named(row, names))
        self._check_length(row, len(set(names)))
        points = {self.numbers[name]: value for name, value in given.items() if name in self.numbers}
        for name in given:
            if name not in self.numbers:
                self.notes.at(row.line, _("A vote for the unknown project “%(name)s” is left out.") % {"name": name})
        if self.limits.vote_type == "scoring" and self.limits.default_score:
            points = dict.fromkeys(self.numbers.values(), self.limits.default_score) | points
        self._check_sums(row, given)
        return {number: value for number, value in points.items() if value}

    def _named(self, row: Row, names: list[str]) -> Iterator[tuple[str, Fraction]]:
        if len(set(names)) < len(names):
            self.notes.at(row.line, _("A ballot names a project twice."))
        if self.limits.vote_type in TICKS:
            yield from dict.fromkeys(names, Fraction(1)).items()
        elif self.limits.vote_type == ORDER:
            for place, name in enumerate(dict.fromkeys(names)):
                yield name, Fraction(max(1, self.best_place - place))
        else:
            yield from self._with_points(row, names)

    def _with_points(self, row: Row, names: list[str]) -> Iterator[tuple[str, Fraction]]:
        """A project that is named twice gets both."""
        cells = [cell for cell in (part.strip() for part in _listed(row["points"])) if cell]
        if len(cells) != len(names):
            raise UnreadableFileError(
                _("There are %(points)s numbers of points for %(projects)s projects.")
                % {"points": len(cells), "projects": len(names)},
                row.line,
            )
        together: dict[str, Fraction] = {}
        for name, cell in zip(names, cells, strict=True):
            value = number_in(cell)
            if value is None or (value < 0 and self.limits.vote_type != "scoring"):
                raise UnreadableFileError(_("“%(cell)s” is no number of points.") % {"cell": cell[:40]}, row.line)
            together[name] = together.get(name, Fraction(0)) + value
        yield from together.items()

    def _check_length(self, row: Row, length: int) -> None:
        if not length:
            self.notes.at(row.line, _("A ballot is empty. It counts as a voter."))
        elif self.limits.max_length is not None and length > self.limits.max_length:
            self.notes.at(row.line, _("A ballot names more projects than allowed."))
        elif self.limits.min_length is not None and length < self.limits.min_length:
            self.notes.at(row.line, _("A ballot names fewer projects than needed."))

    def _check_sums(self, row: Row, given: Mapping[str, Fraction]) -> None:
        most = self.limits.max_sum_points
        if self.limits.vote_type in POINTS and most is not None and sum(given.values()) > most:
            self.notes.at(row.line, _("A ballot gives more points than allowed."))
        dearest = self.limits.max_sum_cost
        if dearest is not None and sum(self.costs.get(name, 0) for name in given) > dearest:
            self.notes.at(row.line, _("A ballot costs more than allowed."))


def _listed(cell: str) -> list[str]:
    return [] if cell.lower() == "none" else cell.split(",")
