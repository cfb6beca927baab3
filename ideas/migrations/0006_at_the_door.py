from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ideas", "0005_slips"),
    ]

    operations = [
        migrations.AlterField(
            model_name="idea",
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
        migrations.AlterField(
            model_name="slipentry",
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
        migrations.AlterField(
            model_name="vote",
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
