from django.urls import URLPattern, URLResolver, path

from ideas.views import voting

app_name = "ideas"
urlpatterns: list[URLPattern | URLResolver] = [
    path("ideen/<int:idea_id>/stimme/", voting.vote, name="vote"),
]
