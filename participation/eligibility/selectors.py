"""Which codes are out, and does one still count?"""

from django.db.models import Count, Q, QuerySet

from participation.eligibility.models import AccessCode, CodeBatch
from participation.processes.models import Process


def code_counts(code_id: int, process_id: int) -> bool:
    """A revoked code loses its right at once, also in browsers that redeemed it before."""
    return AccessCode.objects.filter(pk=code_id, process=process_id, revoked=False).exists()


def batches_of(process: Process) -> QuerySet[CodeBatch]:
    """With the number of codes that were revoked; how many are out is public by intention."""
    revoked = Count("codes", filter=Q(codes__revoked=True))
    return CodeBatch.objects.filter(process=process).annotate(revoked_codes=revoked).order_by("pk")
