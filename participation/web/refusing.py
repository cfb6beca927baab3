"""What does somebody read who did something too often, where no form is at hand to say it in?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from participation.allowed import Refused
from participation.web.often import TOO_OFTEN, say_later

ONE_MINUTE = 60


def refuse(request: HttpRequest, refused: Refused, back: str) -> HttpResponse:
    return say_later(render(request, "429.html", {"refused": refused, "back": back}, status=TOO_OFTEN), refused)


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """Stand behind the staff's sign-in: allauth asks for this page by name (handler429 in participation/urls.py)."""
    response = render(request, "429.html", status=TOO_OFTEN)
    response["Retry-After"] = str(ONE_MINUTE)
    return response
