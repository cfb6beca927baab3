from django.urls import URLPattern, URLResolver, path

from ideas.api.voting import VoteView

urlpatterns: list[URLPattern | URLResolver] = [
    path("ideas/<int:idea_id>/vote/", VoteView.as_view(), name="idea-vote"),
]
