"""What may be said from these answers: about everybody, about those who took part, or only how many?

AAPOR (Standard Definitions; Task Force on Non-Probability Sampling, 2013): sampling error can be stated for probability
samples only. Hence three labelled modes of a survey, and no way to get an interval for the other two: an open survey
that is weighted by parts of the area has modelled ranges of another type (`modelled`). Votes are only counted.
"""

from dataclasses import dataclass
from enum import StrEnum

from participation.stats.proportions import Proportion, estimated_proportion, proportion


class Evidence(StrEnum):
    SAMPLE = "sample"  # random sample, or all addressed and each answer admitted once
    WEIGHTED = "weighted"  # whoever came, weighted to the residents as it was said before the first answer
    OPEN = "open"  # whoever came: open link, event, kiosk
    VOTES = "votes"  # supports and likes


@dataclass(frozen=True, slots=True)
class Licence:
    """What a mode permits; `label` is an English message that the page translates."""

    evidence: Evidence
    label: str
    intervals: bool
    modelled_ranges: bool
    shares: bool
    speaks_for_residents: bool


_LICENCES = {
    Evidence.SAMPLE: Licence(Evidence.SAMPLE, "Sample, with margin of error", True, False, True, True),
    Evidence.WEIGHTED: Licence(Evidence.WEIGHTED, "Open survey, weighted: modelled range", False, True, True, False),
    Evidence.OPEN: Licence(Evidence.OPEN, "Mood picture, not representative", False, False, True, False),
    Evidence.VOTES: Licence(Evidence.VOTES, "Counted votes, no shares", False, False, False, False),
}


def licence_for(evidence: Evidence) -> Licence:
    return _LICENCES[evidence]


def stated_share(
    count: int, base: int, *, evidence: Evidence, population: int | None = None, design_effect: float = 1.0
) -> Proportion | None:
    """The share in the form the mode permits: with interval, without, or not at all."""
    licence = licence_for(evidence)
    if licence.intervals:
        return estimated_proportion(count, base, population=population, design_effect=design_effect)
    return proportion(count, base) if licence.shares else None
