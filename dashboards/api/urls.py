from django.urls import path

from dashboards.api.results import ResultsView

urlpatterns = [path("results/<slug:slug>/", ResultsView.as_view(), name="results")]
