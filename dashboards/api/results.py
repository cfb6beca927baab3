"""What may everybody read of a process? Results after release, decisions always."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from dashboards.api.serializers import ResultsSerializer
from dashboards.cache import until_next_fold
from dashboards.panels.panel import Panel
from dashboards.rules import may_read_published
from dashboards.scope import Scope
from dashboards.selectors.overview import Overview, overview
from dashboards.selectors.parts import parts_of
from participation.allowed import require
from participation.decisions.selectors import decisions_of_process
from participation.processes.models import Process
from participation.processes.selectors import public_processes


class ResultsView(APIView):
    permission_classes = [AllowAny]

    @extend_schema(responses=ResultsSerializer, summary="Published results of a process")
    def get(self, request: Request, slug: str) -> Response:  # noqa: ARG002 (DRF's signature)
        process = get_object_or_404(public_processes(), slug=slug)
        require(may_read_published(process))
        counted = until_next_fold(f"published:{process.pk}", lambda: _published(process))
        results = {
            "process": process.slug,
            "counted_until": counted.counted_until,
            "panels": [_panel(panel) for panel in counted.page.panels if not panel.empty],
            "decisions": decisions_of_process(process.pk),
        }
        return Response(ResultsSerializer(results).data)


def _published(process: Process) -> Overview:
    return overview(process, scope=Scope(), parts=parts_of(process.area), may_decide=False, closed_only=True)


def _panel(panel: Panel) -> dict[str, Any]:
    table = panel.table and {
        "columns": panel.table.columns,
        "rows": [[cell.value for cell in row] for row in panel.table.rows],
    }
    return {
        "key": panel.key,
        "title": panel.title,
        "question": panel.question,
        "evidence": panel.label,
        "base": panel.base,
        "source_words": panel.source,
        "note": panel.note,
        "table": table,
    }
