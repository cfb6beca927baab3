"""Which shapes do surveys have for programs? Texts come per language: {"de": "...", "en": "..."}."""

import json
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

MOST_BYTES = 200_000


def texts() -> serializers.DictField:
    return serializers.DictField(child=serializers.CharField(), read_only=True)


class OpenSurveySerializer(serializers.Serializer[Any]):
    """`minutes` is an estimate; `returns` are responses counted so far; `ends_at` may be empty."""

    slug = serializers.CharField(read_only=True)
    title = texts()
    purpose = texts()
    process = serializers.CharField(source="process.slug", read_only=True)
    anonymous = serializers.BooleanField(read_only=True)
    minutes = serializers.IntegerField(read_only=True)
    ends_at = serializers.DateTimeField(read_only=True, allow_null=True)
    results_on = serializers.DateField(read_only=True, allow_null=True)
    returns = serializers.IntegerField(read_only=True)


class SurveySerializer(serializers.Serializer[Any]):
    """`definition` is the frozen document (docs/how-to-add-a-question-type.md names kinds and values)."""

    slug = serializers.CharField(read_only=True)
    title = texts()
    purpose = texts()
    process = serializers.CharField(source="process.slug", read_only=True)
    anonymous = serializers.BooleanField(read_only=True)
    results_on = serializers.DateField(read_only=True, allow_null=True)
    open = serializers.SerializerMethodField()
    version = serializers.IntegerField(source="current.number", read_only=True)
    definition = serializers.DictField(source="current.definition", read_only=True)

    def get_open(self, survey: Any) -> bool:  # noqa: ANN401, ARG002 (DRF's signature)
        return bool(self.context["open"])


class KeySerializer(serializers.Serializer[Any]):
    """Made by the server, good for one response to `version`."""

    submission_key = serializers.UUIDField(source="key", read_only=True)
    version = serializers.IntegerField(source="version.number", read_only=True)


class NewResponseSerializer(serializers.Serializer[Any]):
    """`answers` maps codes of questions to values; a question without an answer is left out."""

    submission_key = serializers.UUIDField()
    language = serializers.ChoiceField(choices=["de", "en"], default="de")
    answers = serializers.DictField(child=serializers.JSONField())

    def validate_answers(self, answers: dict[str, Any]) -> dict[str, Any]:
        if len(json.dumps(answers)) > MOST_BYTES:
            raise serializers.ValidationError(_("These answers are longer than the survey asks for."))
        return answers


class ReceiptSerializer(serializers.Serializer[Any]):
    """`replayed`: this key was sent before, nothing changed. `dropped`: questions that do not apply."""

    replayed = serializers.BooleanField(read_only=True)
    dropped = serializers.ListField(child=serializers.CharField(), read_only=True)
