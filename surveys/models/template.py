"""Which ready surveys are there? Loaded by `manage.py load_survey_templates`."""

from django.db import models

from participation.texts import TranslatedField


class SurveyTemplate(models.Model):
    key = models.SlugField(max_length=40, unique=True)
    title = TranslatedField()
    definition = models.JSONField()

    def __str__(self) -> str:
        return self.key
