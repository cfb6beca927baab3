from django.urls import path

from participation.eligibility.views.batches import batches, end_batch
from participation.eligibility.views.letters import letters
from participation.eligibility.views.redeem import redeem

app_name = "eligibility"
urlpatterns = [
    path("code/", redeem, name="redeem"),
    path("werkstatt/prozesse/<slug:slug>/codes/", batches, name="batches"),
    path("werkstatt/prozesse/<slug:slug>/codes/drucken/", letters, name="letters"),
    path("werkstatt/prozesse/<slug:slug>/codes/<int:batch_id>/sperren/", end_batch, name="end_batch"),
]
