from django.urls import path

from tests.load.floor.views import insert

urlpatterns = [path("insert/", insert)]
