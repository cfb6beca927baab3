"""Which addresses has the survey desk?"""

from django.urls import URLPattern, path

from surveys.views import (
    desk,
    desk_acts,
    desk_conditions,
    desk_design,
    desk_history,
    desk_preview,
    desk_publish,
    desk_results,
    desk_settings,
    desk_take,
)

urlpatterns: list[URLPattern] = [
    path("", desk.desk, name="desk"),
    path("neu/", desk.create, name="desk_create"),
    path("<slug:slug>/", desk_design.design, name="design"),
    path("<slug:slug>/frage/<str:code>/", desk_design.question, name="design_question"),
    path("<slug:slug>/frage/<str:code>/bedingung/", desk_conditions.of_question, name="design_condition"),
    path("<slug:slug>/seite/<str:key>/bedingung/", desk_conditions.of_page, name="design_page_condition"),
    path("<slug:slug>/frage/<str:code>/verschieben/", desk_acts.move, name="desk_move"),
    path("<slug:slug>/frage/<str:code>/platz/", desk_acts.place, name="desk_place"),
    path("<slug:slug>/frage/<str:code>/art/", desk_acts.kind, name="desk_kind"),
    path("<slug:slug>/frage/<str:code>/entfernen/", desk_acts.remove, name="desk_remove"),
    path("<slug:slug>/frage/<str:code>/zurueckholen/", desk_acts.restore, name="desk_restore"),
    path("<slug:slug>/neue-seite/", desk_acts.add_page, name="desk_add_page"),
    path("<slug:slug>/seite/<str:key>/", desk_design.page, name="design_page"),
    path("<slug:slug>/seite/<str:key>/neue-frage/", desk_acts.add_question, name="desk_add_question"),
    path("<slug:slug>/verlauf/", desk_history.states, name="desk_history"),
    path("<slug:slug>/verlauf/<int:number>/", desk_history.back_to, name="desk_back_to"),
    path("<slug:slug>/rueckgaengig/", desk_history.undo, name="desk_undo"),
    path("<slug:slug>/wiederholen/", desk_history.redo, name="desk_redo"),
    path("<slug:slug>/einstellungen/", desk_settings.settings, name="desk_settings"),
    path("<slug:slug>/probe/", desk_preview.try_out, name="desk_try"),
    path("<slug:slug>/freigabe/", desk_publish.publish, name="desk_publish"),
    path("<slug:slug>/schliessen/", desk_publish.close, name="desk_close"),
    path("<slug:slug>/oeffnen/", desk_publish.reopen, name="desk_reopen"),
    path("<slug:slug>/mitnehmen/", desk_take.take, name="desk_take"),
    path("<slug:slug>/ergebnisse/freigeben/", desk_results.release, name="release_results"),
    path("<slug:slug>/ergebnisse/zuruecknehmen/", desk_results.withdraw, name="withdraw_results"),
]
