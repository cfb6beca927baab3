"""What may be said from the answers of a survey, and in which words?"""

from django.utils.translation import gettext as _

from participation.stats.uncertainty import Evidence


def evidence_label(evidence: Evidence, *, weighted: bool = False) -> str:
    """A survey that is weighted is an open one wherever the figures beside the label are not (`weighted`)."""
    if evidence is Evidence.WEIGHTED and not weighted:
        evidence = Evidence.OPEN
    return {
        Evidence.SAMPLE: _("Sample, with margin of error"),
        Evidence.WEIGHTED: _("Open survey, weighted: modelled range"),
        Evidence.OPEN: _("Mood picture, not representative"),
        Evidence.VOTES: _("Counted votes, no shares"),
    }[evidence]
