from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("tally", "0001_initial"), ("tally", "0002_progress_remove_foldrun_last_fold_run_per_ledger")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="FoldRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ledger", models.CharField(max_length=40)),
                ("events", models.PositiveIntegerField()),
                ("counted_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Progress",
            fields=[
                ("ledger", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("runs", models.BigIntegerField(default=0)),
                ("counted_at", models.DateTimeField()),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
    ]
