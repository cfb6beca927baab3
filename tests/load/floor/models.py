"""One narrow row with a unique constraint, as a vote has."""

from typing import ClassVar

from django.db import models

TABLE = (
    "CREATE TABLE floor_row (id bigserial PRIMARY KEY, idea_id bigint NOT NULL, voter uuid NOT NULL,"
    " value smallint NOT NULL, UNIQUE (idea_id, voter))"
)


class Row(models.Model):
    objects: ClassVar[models.Manager["Row"]] = models.Manager()
    idea_id = models.BigIntegerField()
    voter = models.UUIDField()
    value = models.SmallIntegerField()

    class Meta:
        app_label = "floor"
        managed = False
        db_table = "floor_row"

    def __str__(self) -> str:
        return f"{self.idea_id} {self.voter}"
