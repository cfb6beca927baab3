from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView

from participation.api.docs import docs

app_name = "api"
urlpatterns = [
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("docs/", docs, name="docs"),
    path("", include("ideas.api.urls")),
    path("", include("surveys.api.urls")),
    path("", include("dashboards.api.urls")),
]
