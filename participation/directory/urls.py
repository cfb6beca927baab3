from django.urls import path

from participation.directory.views import desk, public

app_name = "directory"
urlpatterns = [
    path("quartier/<slug:slug>/angebote/", public.offers, name="offers"),
    path("werkstatt/angebote/", desk.desk, name="desk"),
    path("werkstatt/angebote/organisation/", desk.organisation_add, name="organisation_add"),
    path("werkstatt/angebote/organisation/<int:pk>/", desk.organisation, name="organisation"),
    path("werkstatt/angebote/organisation/<int:pk>/angebot/", desk.offering_add, name="offering_add"),
    path("werkstatt/angebote/<int:pk>/", desk.offering, name="offering"),
    path("werkstatt/angebote/<int:pk>/bestaetigen/", desk.confirm, name="confirm"),
    path("werkstatt/angebote/<int:pk>/weg/", desk.take_off, name="take_off"),
    path("werkstatt/angebote/<int:pk>/wieder/", desk.put_back, name="put_back"),
]
