from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "participation.directory"
    label = "directory"
