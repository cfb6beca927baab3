from django.urls import URLPattern, URLResolver, include, path

app_name = "surveys"
urlpatterns: list[URLPattern | URLResolver] = [
    path("werkstatt/umfragen/", include("surveys.urls_desk")),
]
