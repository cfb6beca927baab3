from django.urls import path

from participation.eligibility.views.batches import batches
from participation.eligibility.views.redeem import redeem

app_name = "eligibility"
urlpatterns = [
    path("code/", redeem, name="redeem"),
    path("werkstatt/prozesse/<slug:slug>/codes/", batches, name="batches"),
]
