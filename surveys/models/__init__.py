"""What is asked, and what was answered? Other apps use `surveys.selectors` only."""

from .coding import Code, CodedQuestion, Coding, OpenAnswer
from .contact import ContactCard
from .correction import Correction
from .library import LibraryEntry
from .paper import FormStack, KeyedForm
from .places import TakenPlaces
from .reading import Reading, Remark
from .response import Draft, ParticipationMarker, Response, SubmissionEvent
from .revision import DraftRevision
from .survey import Survey, SurveyVersion
from .tallies import AnswerTally, Crossing, CrossTally, NeedleTally, ReturnsTally
from .template import SurveyTemplate
from .trial import TrialAnswer

__all__ = [
    "AnswerTally",
    "Code",
    "CodedQuestion",
    "Coding",
    "ContactCard",
    "Correction",
    "CrossTally",
    "Crossing",
    "Draft",
    "DraftRevision",
    "FormStack",
    "KeyedForm",
    "LibraryEntry",
    "NeedleTally",
    "OpenAnswer",
    "ParticipationMarker",
    "Reading",
    "Remark",
    "Response",
    "ReturnsTally",
    "SubmissionEvent",
    "Survey",
    "SurveyTemplate",
    "SurveyVersion",
    "TakenPlaces",
    "TrialAnswer",
]
