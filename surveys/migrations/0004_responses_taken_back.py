"""What later answers took the place of is found along an index: pages that count own words leave it out."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("surveys", "0003_ideas_from_surveys")]

    operations = [
        migrations.AddIndex(
            model_name="response",
            index=models.Index(
                condition=models.Q(("superseded", True)), fields=["survey"], name="responses_taken_back"
            ),
        ),
    ]
