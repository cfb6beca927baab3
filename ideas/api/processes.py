"""What is going on? Public processes with their phases and promises."""

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import generics, serializers

from participation.places.models import Area
from participation.processes.models import Phase, Process
from participation.processes.selectors import public_processes


class PhaseSerializer(serializers.ModelSerializer[Phase]):
    title = serializers.DictField(child=serializers.CharField(), read_only=True)

    class Meta:
        model = Phase
        fields = ["kind", "title", "starts_at", "ends_at"]


class AreaSerializer(serializers.ModelSerializer[Area]):
    class Meta:
        model = Area
        fields = ["slug", "name", "kind"]


class ProcessSerializer(serializers.ModelSerializer[Process]):
    """Texts come per language: {"de": "...", "en": "..."}."""

    title = serializers.DictField(child=serializers.CharField(), read_only=True)
    summary = serializers.DictField(child=serializers.CharField(), read_only=True)
    promise_open = serializers.DictField(child=serializers.CharField(), read_only=True)
    promise_decides = serializers.DictField(child=serializers.CharField(), read_only=True)
    promise_fixed = serializers.DictField(child=serializers.CharField(), read_only=True)
    area = AreaSerializer(read_only=True)
    phases = PhaseSerializer(many=True, read_only=True)

    class Meta:
        model = Process
        fields = [
            "slug",
            "title",
            "summary",
            "state",
            "area",
            "eligibility",
            "moderation",
            "comments",
            "support_votes",
            "promise_open",
            "promise_decides",
            "promise_decides_on",
            "promise_fixed",
            "results_released",
            "phases",
        ]


@extend_schema_view(get=extend_schema(operation_id="processes_list"))
class ProcessesView(generics.ListAPIView[Process]):
    """Published and archived processes, newest first."""

    permission_classes = []
    serializer_class = ProcessSerializer

    def get_queryset(self) -> QuerySet[Process]:
        return public_processes().prefetch_related("phases")


@extend_schema_view(get=extend_schema(operation_id="processes_read"))
class ProcessView(generics.RetrieveAPIView[Process]):
    permission_classes = []
    serializer_class = ProcessSerializer
    lookup_field = "slug"

    def get_queryset(self) -> QuerySet[Process]:
        return public_processes().prefetch_related("phases")
