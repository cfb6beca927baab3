from django.urls import path

from participation.audit.views.log import log

app_name = "audit"
urlpatterns = [path("werkstatt/protokoll/", log, name="log")]
