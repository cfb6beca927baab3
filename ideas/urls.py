from django.urls import URLPattern, URLResolver, path

from ideas.views import (
    choosing,
    desk,
    detail,
    listing,
    photos,
    poll_receipt,
    polls,
    receipt,
    recording,
    slips,
    submitting,
    voting,
)

app_name = "ideas"
urlpatterns: list[URLPattern | URLResolver] = [
    path("ideen/<int:idea_id>/stimme/", voting.vote, name="vote"),
    path("beteiligung/<slug:slug>/ideen/", listing.listing, name="list"),
    path("ideen/<int:idea_id>/", detail.detail, name="detail"),
    path("beteiligung/<slug:slug>/ideen/neu/", submitting.submit, name="submit"),
    path("ideen/meine/", receipt.mine, name="mine"),
    path("ideen/<int:idea_id>/foto/", photos.photo, name="photo"),
    path("ideen/entwurf/<uuid:name>/foto/", photos.draft_photo, name="draft_photo"),
    path("ideen/<int:idea_id>/folgen/", detail.follow, name="follow"),
    path("ideen/<int:idea_id>/quittung/", receipt.receipt, name="receipt"),
    path("ideen/<int:idea_id>/zurueckziehen/", receipt.withdraw, name="withdraw"),
    path("abstimmungen/<slug:slug>/", polls.poll, name="poll"),
    path("abstimmungen/<slug:slug>/quittung/", poll_receipt.receipt, name="poll_receipt"),
    path("werkstatt/ideen/", desk.desk, name="desk"),
    path("werkstatt/ideen/neu/", choosing.idea, name="choose_record"),
    path("werkstatt/ideen/neu/<slug:slug>/", recording.record, name="record"),
    path("werkstatt/stimmen/", choosing.votes, name="choose_votes"),
    path("werkstatt/stimmen/<slug:slug>/", slips.slips, name="slips"),
    path("werkstatt/ideen/<int:idea_id>/", desk.answer, name="answer"),
    path("werkstatt/ideen/<int:idea_id>/veroeffentlichen/", desk.publish, name="publish"),
]
