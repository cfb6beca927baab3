from django.urls import URLPattern, URLResolver, path

from neighbourhood.views import became, doors, home, process
from neighbourhood.views.cockpit import cockpit_page
from neighbourhood.views.landing import landing

app_name = "neighbourhood"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.start, name="start"),
    path("quartier/<slug:slug>/", home.home_page, name="home"),
    path("quartier/<slug:slug>/mitmachen/", doors.take_part, name="take_part"),
    path("quartier/<slug:slug>/ideen/", doors.ideas, name="ideas"),
    path("quartier/<slug:slug>/ergebnisse/", doors.results, name="results"),
    path("mitmachen/", doors.choose("neighbourhood:take_part"), name="take_part"),
    path("ideen/", doors.choose("neighbourhood:ideas"), name="ideas"),
    path("ergebnisse/", doors.choose("neighbourhood:results"), name="results"),
    path("beteiligung/<slug:slug>/", process.process, name="process"),
    path("beteiligung/<slug:slug>/daraus-geworden/", became.became, name="became"),
    path("beteiligung/<slug:slug>/daraus-geworden.<slug:kind>", became.feed, name="feed"),
    path("beteiligung/<slug:slug>/nachrichten/", became.subscribe, name="subscribe"),
    path("nachrichten/bestaetigen/", became.confirm, name="news_confirm"),
    path("nachrichten/beenden/", became.end, name="news_end"),
    path("werkstatt/prozesse/<slug:slug>/zettel/", became.slips, name="slips"),
    path("heute/", cockpit_page, name="cockpit"),
    path("weiter/", landing, name="landing"),
]
