"""Insert one row, as little as Django can do for it."""

import uuid

from django.http import HttpRequest, HttpResponse

from tests.load.floor.models import Row


def insert(request: HttpRequest) -> HttpResponse:
    Row.objects.create(idea_id=int(request.POST["idea"]), voter=uuid.UUID(request.POST["voter"]), value=1)
    return HttpResponse(b"ok", headers={"Content-Length": "2"})
