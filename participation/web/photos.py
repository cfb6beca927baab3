"""How does an uploaded photo reach the browser? As an image and as nothing else."""

from pathlib import PurePosixPath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

TYPES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}


@require_safe
def photo(request: HttpRequest, path: str) -> FileResponse:  # noqa: ARG001 (a view)
    content_type = TYPES.get(PurePosixPath(path).suffix.lower())
    if content_type is None:
        raise Http404
    try:
        response = FileResponse(default_storage.open(path), content_type=content_type)
    except (OSError, SuspiciousFileOperation) as error:
        raise Http404 from error
    response["X-Content-Type-Options"] = "nosniff"
    # Short and private: a photo that moderation takes away must not live on in shared caches.
    response["Cache-Control"] = "private, max-age=3600"
    return response
