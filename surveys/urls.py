from django.urls import URLPattern, URLResolver, include, path

from surveys.views import away, away_files, cover, enough, kiosk, page, photos, resuming, sending

app_name = "surveys"
urlpatterns: list[URLPattern | URLResolver] = [
    path("umfragen/<slug:slug>/", cover.start, name="start"),
    path("umfragen/<slug:slug>/weiter/", resuming.elsewhere, name="elsewhere"),
    path("umfragen/<slug:slug>/seite/", page.resume, name="resume"),
    path("umfragen/<slug:slug>/seite/<slug:page_key>/", page.page, name="page"),
    path("umfragen/<slug:slug>/genug/<slug:page_key>/", enough.enough, name="enough"),
    path("umfragen/<slug:slug>/absenden/", sending.review, name="review"),
    path("umfragen/<slug:slug>/foto/<str:code>/", photos.own, name="own_photo"),
    path("umfragen/<slug:slug>/naechste/", kiosk.again, name="kiosk_again"),
    path("umfragen/<slug:slug>/unterwegs/geraet.js", away_files.worker, name="away_worker"),
    path("umfragen/<slug:slug>/unterwegs/app.webmanifest", away_files.manifest, name="away_manifest"),
    path("umfragen/<slug:slug>/unterwegs/senden/", away.send, name="away_send"),
    path("umfragen/<slug:slug>/unterwegs/<slug:language>/", away.page, name="away"),
    path("umfragen/<slug:slug>/danke/", cover.receipt, name="receipt"),
    path("werkstatt/umfragen/", include("surveys.urls_desk")),
]
