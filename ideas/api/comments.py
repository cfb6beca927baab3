"""How does a program read what stands below an idea? The same as everybody sees; writing is for pages."""

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from ideas.api.serializers import CommentPageSerializer, CommentQuerySerializer
from ideas.selectors.published_comments import published_comments


class CommentsView(APIView):
    permission_classes = []

    @extend_schema(
        operation_id="ideas_comments",
        parameters=[CommentQuerySerializer],
        responses=CommentPageSerializer,
        description="Comments and replies below a published idea, oldest first. 404 where the process has none.",
    )
    def get(self, request: Request, idea_id: int) -> Response:
        asked = CommentQuerySerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        size = asked.validated_data["page_size"]
        found = published_comments(idea_id, after=asked.validated_data["after"], limit=size + 1)
        if found is None:
            raise Http404
        following = None
        if len(found) > size:
            parameters = request.query_params.copy()
            parameters["after"] = str(found[size - 1].id)
            following = f"{request.build_absolute_uri(request.path)}?{parameters.urlencode()}"
        return Response(CommentPageSerializer({"next": following, "results": found[:size]}).data)
