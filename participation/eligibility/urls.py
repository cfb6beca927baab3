from django.urls import path

from participation.eligibility.views.redeem import redeem

app_name = "eligibility"
urlpatterns = [path("code/", redeem, name="redeem")]
