"""What is a decision about? One idea, or one finding of a survey."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IdeaSubject:
    idea_id: int


@dataclass(frozen=True, slots=True)
class FindingSubject:
    """`measure` is the question, as in the survey's tallies ("B1.walk")."""

    survey_id: int
    measure: str


Subject = IdeaSubject | FindingSubject
