from django.urls import path

from participation.directory.views import desk, files, public

app_name = "directory"
urlpatterns = [
    path("quartier/<slug:slug>/angebote/", public.offers, name="offers"),
    path("quartier/<slug:slug>/angebote.<slug:kind>", files.offers_as_file, name="file"),
    path("werkstatt/angebote/", desk.desk, name="desk"),
    path("werkstatt/angebote/datei/", files.bring, name="bring"),
    path("werkstatt/angebote/organisation/", desk.organisation_add, name="organisation_add"),
    path("werkstatt/angebote/organisation/<int:pk>/", desk.organisation, name="organisation"),
    path("werkstatt/angebote/organisation/<int:pk>/weg/", desk.organisation_remove, name="organisation_remove"),
    path("werkstatt/angebote/organisation/<int:pk>/angebot/", desk.offering_add, name="offering_add"),
    path("werkstatt/angebote/<int:pk>/", desk.offering, name="offering"),
    path("werkstatt/angebote/<int:pk>/bestaetigen/", desk.confirm, name="confirm"),
    path("werkstatt/angebote/<int:pk>/weg/", desk.take_off, name="take_off"),
    path("werkstatt/angebote/<int:pk>/wieder/", desk.put_back, name="put_back"),
]
