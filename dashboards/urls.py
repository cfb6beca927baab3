from django.urls import path

from dashboards.views import deciding, files, overview, results, survey, trial

app_name = "dashboards"
urlpatterns = [
    path("auswertung/", overview.start_page, name="start"),
    path("auswertung/<slug:slug>/", overview.overview_page, name="overview"),
    path("auswertung/<slug:slug>/tabelle/<str:key>.csv", files.process_table, name="process_table"),
    path("auswertung/<slug:slug>/umfrage/<slug:survey_slug>/probe/", trial.trial_page, name="trial"),
    path("auswertung/<slug:slug>/umfrage/<slug:survey_slug>/", survey.survey_page, name="survey"),
    path(
        "auswertung/<slug:slug>/umfrage/<slug:survey_slug>/tabelle/<str:key>.csv",
        files.survey_table,
        name="survey_table",
    ),
    path(
        "auswertung/<slug:slug>/umfrage/<slug:survey_slug>/entscheiden/<str:measure>/",
        deciding.decide_on_finding_page,
        name="decide_finding",
    ),
    path("beteiligung/<slug:slug>/ergebnisse/", results.results_page, name="results"),
    path("beteiligung/<slug:slug>/ergebnisse/<slug:survey_slug>/", results.survey_results_page, name="survey_results"),
    path("entscheiden/idee/<int:idea_id>/", deciding.decide_on_idea_page, name="decide_idea"),
    path("entscheidungen/<int:pk>/", deciding.decision_page, name="decision"),
]
