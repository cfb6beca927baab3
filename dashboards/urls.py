from django.urls import path

from dashboards.views import (
    asking,
    deciding,
    eight,
    files,
    following_up,
    office,
    overview,
    released,
    results,
    survey,
    trial,
)

app_name = "dashboards"
urlpatterns = [
    path("auswertung/", overview.start_page, name="start"),
    path("auswertung/<slug:slug>/", overview.overview_page, name="overview"),
    path("auswertung/<slug:slug>/acht-fragen/", eight.eight_questions_page, name="eight"),
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
    path("beteiligung/<slug:slug>/ergebnisse/dateien/<str:name>", released.results_file, name="results_file"),
    path("beteiligung/<slug:slug>/ergebnisse/<slug:survey_slug>/", results.survey_results_page, name="survey_results"),
    path("entscheiden/idee/<int:idea_id>/", deciding.decide_on_idea_page, name="decide_idea"),
    path("entscheidungen/<int:pk>/", deciding.decision_page, name="decision"),
    path("rueckfrage/", office.code_page, name="office_code"),
    path("rueckfrage/antwort/", office.answer_page, name="office_answer"),
    path("werkstatt/rueckfragen/<int:pk>/", asking.question_page, name="question"),
    path("werkstatt/rueckfragen/idee/<int:idea_id>/", asking.ask_about_idea, name="ask_idea"),
    path(
        "werkstatt/rueckfragen/<slug:slug>/<slug:survey_slug>/<str:measure>/",
        asking.ask_about_finding,
        name="ask_finding",
    ),
    path("werkstatt/ueberfaellig/", asking.overdue_page, name="overdue"),
    path("werkstatt/entscheidungen/<int:pk>/", following_up.followup_page, name="followup"),
    path("werkstatt/entscheidungen/<int:pk>/beratung/", following_up.step_page, name="step_add"),
    path("werkstatt/entscheidungen/<int:pk>/beratung/<int:step_id>/", following_up.step_page, name="step"),
    path("werkstatt/entscheidungen/<int:pk>/beratung/<int:step_id>/weg/", following_up.step_drop, name="step_drop"),
    path("werkstatt/entscheidungen/<int:pk>/massnahme/", following_up.measure_add, name="measure_add"),
    path("werkstatt/massnahmen/<int:measure_id>/", following_up.measure_page, name="measure"),
    path("werkstatt/massnahmen/<int:measure_id>/neues/<int:news_id>/", following_up.news_hide, name="news_hide"),
]
