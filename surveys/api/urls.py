from django.urls import URLPattern, URLResolver, path

from surveys.api.surveys import KeysView, ResponsesView, SurveysView, SurveyView

urlpatterns: list[URLPattern | URLResolver] = [
    path("surveys/", SurveysView.as_view(), name="surveys"),
    path("surveys/<slug:slug>/", SurveyView.as_view(), name="survey"),
    path("surveys/<slug:slug>/keys/", KeysView.as_view(), name="survey-keys"),
    path("surveys/<slug:slug>/responses/", ResponsesView.as_view(), name="survey-responses"),
]
