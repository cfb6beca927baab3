"""Which values does the API take and give for ideas? Only what stands here can be read or set."""

from typing import Any

from django import forms
from rest_framework import serializers

from ideas.forms.texts import cleaned, refuse_office_names
from ideas.models import Comment, Idea


class IdeaSerializer(serializers.Serializer[Any]):
    """A published idea, as everybody sees it."""

    id = serializers.IntegerField(read_only=True)
    process = serializers.CharField(read_only=True)
    title = serializers.CharField(read_only=True)
    text = serializers.CharField(read_only=True)
    language = serializers.CharField(read_only=True)
    status = serializers.CharField(read_only=True)
    delivery = serializers.CharField(read_only=True)
    area = serializers.CharField(read_only=True, allow_null=True)
    field_of_action = serializers.CharField(read_only=True, allow_null=True)
    place_note = serializers.CharField(read_only=True)
    lat = serializers.FloatField(read_only=True, allow_null=True)
    lon = serializers.FloatField(read_only=True, allow_null=True)
    author_name = serializers.CharField(read_only=True)
    channel = serializers.CharField(read_only=True)
    source_url = serializers.CharField(read_only=True)
    supports = serializers.IntegerField(read_only=True)
    joins = serializers.IntegerField(read_only=True, help_text="how many people join in")
    counts_at = serializers.IntegerField(
        read_only=True, allow_null=True, help_text="the idea that means the same; supports are counted there, once"
    )
    created_at = serializers.DateTimeField(read_only=True)


class CommentSerializer(serializers.Serializer[Any]):
    """A comment as everybody sees it. A hidden one has no text, but the reason; `reply_to` is the comment above."""

    id = serializers.IntegerField(read_only=True)
    reply_to = serializers.IntegerField(source="parent", read_only=True, allow_null=True)
    state = serializers.CharField(read_only=True, help_text="visible | hidden | withdrawn")
    side = serializers.CharField(read_only=True, help_text=" | ".join(Comment.Side.values))
    text = serializers.CharField(read_only=True)
    author_name = serializers.CharField(read_only=True)
    team = serializers.BooleanField(read_only=True)
    channel = serializers.CharField(read_only=True)
    hidden_because = serializers.CharField(read_only=True)
    created_at = serializers.DateTimeField(read_only=True)
    edited_at = serializers.DateTimeField(read_only=True, allow_null=True)


class CommentPageSerializer(serializers.Serializer[Any]):
    """`next` is the address of the next page, or null on the last one."""

    next = serializers.URLField(read_only=True, allow_null=True)
    results = CommentSerializer(many=True, read_only=True)


class CommentQuerySerializer(serializers.Serializer[Any]):
    after = serializers.IntegerField(min_value=0, default=0, help_text="from `next` of the page before")
    page_size = serializers.IntegerField(min_value=1, max_value=200, default=50)


class IdeaPageSerializer(serializers.Serializer[Any]):
    """`next` is the address of the next page, or null on the last one."""

    next = serializers.URLField(read_only=True, allow_null=True)
    results = IdeaSerializer(many=True, read_only=True)


class IdeaQuerySerializer(serializers.Serializer[Any]):
    """Filters of the list; other values are refused."""

    search = serializers.CharField(required=False, max_length=100, default="")
    area = serializers.SlugField(required=False, default="")
    field_of_action = serializers.SlugField(required=False, default="")
    status = serializers.CharField(required=False, default="", help_text=" | ".join(Idea.Status.values))
    delivery = serializers.CharField(required=False, default="", help_text=" | ".join(Idea.Delivery.values))
    order = serializers.CharField(default="newest", help_text="newest | support")
    cursor = serializers.CharField(required=False, default="", help_text="from `next` of the page before")
    page_size = serializers.IntegerField(min_value=1, max_value=200, default=50)

    def validate_status(self, value: str) -> str:
        return _one_of(value, Idea.Status.values)

    def validate_delivery(self, value: str) -> str:
        return _one_of(value, Idea.Delivery.values)

    def validate_order(self, value: str) -> str:
        return _one_of(value, ["newest", "support"])


class NewIdeaSerializer(serializers.Serializer[Any]):
    """`submission_key` is a new UUID per idea: sent again, it gives the same idea and code."""

    submission_key = serializers.UUIDField()
    title = serializers.CharField(min_length=4, max_length=120)
    text = serializers.CharField(max_length=5000)
    delivery = serializers.CharField(default="wish", help_text=" | ".join(Idea.Delivery.values))
    area = serializers.SlugField(required=False, default="")
    field_of_action = serializers.SlugField(required=False, default="")
    place_note = serializers.CharField(max_length=120, required=False, allow_blank=True, default="")
    lat = serializers.FloatField(min_value=-90, max_value=90, required=False, allow_null=True, default=None)
    lon = serializers.FloatField(min_value=-180, max_value=180, required=False, allow_null=True, default=None)
    author_name = serializers.CharField(max_length=60, required=False, allow_blank=True, default="")

    def validate_delivery(self, value: str) -> str:
        return _one_of(value, Idea.Delivery.values)

    def validate_title(self, value: str) -> str:
        return cleaned(value)

    def validate_text(self, value: str) -> str:
        return cleaned(value, lines=True)

    def validate_place_note(self, value: str) -> str:
        return cleaned(value)

    def validate_author_name(self, value: str) -> str:
        try:
            return refuse_office_names(cleaned(value))
        except forms.ValidationError as error:
            raise serializers.ValidationError(error.messages) from None


class SubmittedSerializer(serializers.Serializer[Any]):
    """`code` opens the idea later without an account; it is told here and nowhere else."""

    id = serializers.IntegerField(read_only=True)
    code = serializers.CharField(read_only=True)
    visibility = serializers.CharField(read_only=True)
    new = serializers.BooleanField(read_only=True)


def _one_of(value: str, values: list[str]) -> str:
    if value and value not in values:
        raise serializers.ValidationError(f"One of: {', '.join(values)}")
    return value
