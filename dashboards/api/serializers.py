"""In which shape do published results leave the API?"""

from rest_framework import serializers


class TableSerializer(serializers.Serializer):  # type: ignore[type-arg]  # the stubs' type is generic, the class is not
    columns = serializers.ListField(child=serializers.CharField())
    rows = serializers.ListField(
        child=serializers.ListField(child=serializers.JSONField(allow_null=True)),
        help_text="The first value names the row; null is a hidden figure.",
    )


class PanelSerializer(serializers.Serializer):  # type: ignore[type-arg]  # same
    key = serializers.CharField()
    title = serializers.CharField()
    question = serializers.CharField(allow_blank=True)
    evidence = serializers.CharField(allow_blank=True)
    base = serializers.CharField(allow_blank=True)
    source_words = serializers.CharField(allow_blank=True)
    note = serializers.CharField(allow_blank=True)
    table = TableSerializer(allow_null=True)


class DecisionSerializer(serializers.Serializer):  # type: ignore[type-arg]  # same
    id = serializers.IntegerField()
    title = serializers.DictField(child=serializers.CharField())
    outcome = serializers.CharField()
    reason = serializers.DictField(child=serializers.CharField())
    office = serializers.CharField()
    decided_on = serializers.DateField()
    review_on = serializers.DateField()
    figures = serializers.JSONField()
    figures_sha256 = serializers.CharField()


class ReleasedSerializer(serializers.Serializer):  # type: ignore[type-arg]  # same
    slug = serializers.SlugField()
    title = serializers.DictField(child=serializers.CharField())
    released_at = serializers.DateTimeField()


class ResultsSerializer(serializers.Serializer):  # type: ignore[type-arg]  # same
    process = serializers.SlugField()
    survey = serializers.SlugField(allow_null=True, help_text="Whose answers the panels show.")
    surveys = ReleasedSerializer(many=True, help_text="All surveys with public results.")
    counted_until = serializers.DateTimeField(allow_null=True)
    panels = PanelSerializer(many=True)
    decisions = DecisionSerializer(many=True)
