from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from participation.web import views
from participation.web.health import health

app_name = "web"
urlpatterns = [
    path("einfach/", views.page, {"name": "plain_language"}, name="plain_language"),
    path("barrierefreiheit/", views.page, {"name": "accessibility"}, name="accessibility"),
    path("datenschutz/", views.page, {"name": "privacy"}, name="privacy"),
    path("impressum/", views.page, {"name": "imprint"}, name="imprint"),
    path("quelltext/", views.page, {"name": "source"}, name="source"),
    # Exempt: a forged request could only change the language, and readers need no cookie for a token.
    path("sprache/", csrf_exempt(set_language), name="set_language"),
    path("farbe.css", views.accent, name="accent"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("robots.txt", views.robots, name="robots"),
    path("healthz", health, name="health"),
]
