from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("surveys", "0015_open_and_weighted"),
    ]

    operations = [
        migrations.AddField("response", "beyond_quota", models.BooleanField(default=False)),
    ]
