"""What may be said from the answers of a survey, and in which words?"""

from django.utils.translation import gettext as _

from participation.stats.uncertainty import Evidence


def evidence_label(evidence: Evidence) -> str:
    return {
        Evidence.SAMPLE: _("Sample, with margin of error"),
        Evidence.OPEN: _("Mood picture, not representative"),
        Evidence.VOTES: _("Counted votes, no shares"),
    }[evidence]
