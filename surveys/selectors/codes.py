"""Which codes has a survey shown to residents already? Answers to them may be stored."""

from surveys.drafting.codes import codes_of
from surveys.models import SurveyVersion


def codes_seen(survey_id: int) -> dict[str, set[str]]:
    """For each question of any version the codes of its answers and rows."""
    return codes_of(SurveyVersion.objects.filter(survey=survey_id).values_list("definition", flat=True))
