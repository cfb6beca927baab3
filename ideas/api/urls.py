from django.urls import URLPattern, URLResolver, path

from ideas.api.comments import CommentsView
from ideas.api.ideas import IdeasView, IdeaView
from ideas.api.polls import BallotView, PollView
from ideas.api.processes import ProcessesView, ProcessView
from ideas.api.voting import VoteView

urlpatterns: list[URLPattern | URLResolver] = [
    path("processes/", ProcessesView.as_view(), name="processes"),
    path("processes/<slug:slug>/", ProcessView.as_view(), name="process"),
    path("processes/<slug:slug>/ideas/", IdeasView.as_view(), name="ideas"),
    path("polls/<slug:slug>/", PollView.as_view(), name="poll"),
    path("polls/<slug:slug>/ballot/", BallotView.as_view(), name="poll-ballot"),
    path("ideas/<int:idea_id>/", IdeaView.as_view(), name="idea"),
    path("ideas/<int:idea_id>/comments/", CommentsView.as_view(), name="idea-comments"),
    path("ideas/<int:idea_id>/vote/", VoteView.as_view(), name="idea-vote"),
]
