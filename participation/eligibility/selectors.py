"""Which codes are out, and does one still count?"""

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from participation.eligibility.models import AccessCode, CodeBatch, CodeUse
from participation.processes.models import Process


def code_counts(code_id: int, process_id: int) -> bool:
    """A revoked code loses its right at once, also in browsers that redeemed it before."""
    return AccessCode.objects.filter(pk=code_id, process=process_id, revoked=False).exists()


def batches_of(process: Process) -> QuerySet[CodeBatch]:
    """With the numbers of codes that were used and revoked; how many are out is public by intention."""
    uses = CodeUse.objects.filter(batch=OuterRef("pk"))
    revoked = AccessCode.objects.filter(batch=OuterRef("pk"), revoked=True)
    counts = {"used_codes": _count(uses), "revoked_codes": _count(revoked)}
    return CodeBatch.objects.filter(process=process).annotate(**counts).order_by("-pk")


def _count(rows: "QuerySet[CodeUse] | QuerySet[AccessCode]") -> Coalesce:
    return Coalesce(Subquery(rows.order_by().values("batch").annotate(number=Count("pk")).values("number")), 0)
