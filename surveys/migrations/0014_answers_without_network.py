from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("surveys", "0013_days_for_paper"),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="prepared",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="draft",
            name="channel",
            field=models.CharField(
                choices=[
                    ("online", "online"),
                    ("paper", "on paper"),
                    ("phone", "by phone"),
                    ("counter", "at the counter"),
                    ("kiosk", "at the kiosk"),
                    ("event", "at an event"),
                    ("door", "at the door"),
                ],
                default="online",
                max_length=8,
            ),
        ),
        migrations.AlterField(
            model_name="formstack",
            name="channel",
            field=models.CharField(
                choices=[
                    ("paper", "on paper"),
                    ("phone", "by phone"),
                    ("counter", "at the counter"),
                    ("event", "at an event"),
                    ("door", "at the door"),
                ],
                max_length=8,
                verbose_name="channel",
            ),
        ),
        migrations.AlterField(
            model_name="response",
            name="channel",
            field=models.CharField(
                choices=[
                    ("online", "online"),
                    ("paper", "on paper"),
                    ("phone", "by phone"),
                    ("counter", "at the counter"),
                    ("kiosk", "at the kiosk"),
                    ("event", "at an event"),
                    ("door", "at the door"),
                ],
                default="online",
                max_length=8,
                verbose_name="channel",
            ),
        ),
    ]
