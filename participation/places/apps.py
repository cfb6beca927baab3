from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "participation.places"
    label = "places"
