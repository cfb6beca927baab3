from django.urls import URLPattern, URLResolver, path

from neighbourhood.views.cockpit import cockpit_page

app_name = "neighbourhood"
urlpatterns: list[URLPattern | URLResolver] = [
    path("heute/", cockpit_page, name="cockpit"),
]
