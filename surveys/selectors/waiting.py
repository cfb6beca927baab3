"""How many responses arrived and are not counted yet, because too few others came to mix them with?"""

from django.db.models import Count

from surveys.models import Response, Survey


def waiting_by_survey(process_id: int) -> dict[int, int]:
    """Survey id -> number of responses; one query, along an index of what waits."""
    found = Response.objects.filter(waiting=True, beyond_quota=False, survey__process=process_id).values_list(
        "survey_id"
    )
    return dict(found.annotate(number=Count("pk")))


def waiting_of(survey: Survey) -> int:
    return Response.objects.filter(survey=survey, waiting=True, beyond_quota=False).count()
