from django.urls import path

from participation.processes.views import desk, edit

app_name = "processes"
urlpatterns = [
    path("werkstatt/prozesse/", desk.desk, name="desk"),
    path("werkstatt/prozesse/neu/", desk.create, name="create"),
    path("werkstatt/prozesse/<slug:slug>/", edit.edit, name="edit"),
    path("werkstatt/prozesse/<slug:slug>/phase/", edit.phase, name="phase_add"),
    path("werkstatt/prozesse/<slug:slug>/phase/<int:phase_id>/", edit.phase, name="phase"),
    path("werkstatt/prozesse/<slug:slug>/phase/<int:phase_id>/weg/", edit.drop_phase, name="phase_drop"),
    path("werkstatt/prozesse/<slug:slug>/veroeffentlichen/", edit.publish, name="publish"),
    path("werkstatt/prozesse/<slug:slug>/abschliessen/", edit.archive, name="archive"),
]
