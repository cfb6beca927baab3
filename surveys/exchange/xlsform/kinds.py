"""What does the type of a row ask for? One of our kinds, a group, something to leave out, or something we refuse."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from surveys.exchange.words import words
from surveys.questiontypes import KINDS

_SELECT = re.compile(
    r"(?P<what>select_one|select one from|select one|select1 from|select1|add select one prompt using"
    r"|select_multiple|select all that apply from|select all that apply|select multiple from|select multiple"
    r"|add select multiple prompt using|rank)"
    r"\s+(?P<list>\S+)(?P<other>\s+(?:or[ _]specify[ _]other|or[ _]other|specify[ _]other))?$",
    re.IGNORECASE,
)
_FROM_FILE = re.compile(
    r"select_(one|multiple)_(from_file|external)\b|select (one|multiple) from file\b", re.IGNORECASE
)
_GROUP = re.compile(r"(?P<edge>begin|end)[ _](?P<what>group|lgroup|repeat|loop|looped group)\b", re.IGNORECASE)

PLAIN = {
    "text": "text_short",
    "string": "text_short",
    "add text prompt": "text_short",
    "integer": "number",
    "int": "number",
    "add integer prompt": "number",
    "decimal": "number",
    "add decimal prompt": "number",
    "range": "slider",
    "date": "date",
    "add date prompt": "date",
    "note": "info",
    "add note prompt": "info",
    "calculate": "calculate",
    "add calculate prompt": "calculate",
    "hidden": "calculate",
    "acknowledge": "consent",
    "trigger": "consent",
    "add acknowledge prompt": "consent",
    "image": "photo",
    "photo": "photo",
    "add image prompt": "photo",
    "add photo prompt": "photo",
}
# type -> kind that asks nearly the same, with the sentence that says so
NEARLY: dict[str, tuple[str, str | Promise]] = {
    "time": ("text_short", _("A time of day is asked for in words.")),
    "add time prompt": ("text_short", _("A time of day is asked for in words.")),
    "datetime": ("date", _("Only the day is asked for, not the time.")),
    "add datetime prompt": ("date", _("Only the day is asked for, not the time.")),
    "geopoint": ("map_pin", _("A place is described in words or on the map, not by the position of a telephone.")),
    "gps": ("map_pin", _("A place is described in words or on the map, not by the position of a telephone.")),
    "location": ("map_pin", _("A place is described in words or on the map, not by the position of a telephone.")),
    "add location prompt": (
        "map_pin",
        _("A place is described in words or on the map, not by the position of a telephone."),
    ),
    "barcode": ("text_short", _("The number of a barcode is typed in.")),
    "add barcode prompt": ("text_short", _("The number of a barcode is typed in.")),
}
_SAVED = _("This would note things about people or their telephones without asking. It was left out.")
LEFT_OUT = dict.fromkeys(
    (
        *words(
            "start end today deviceid subscriberid simserial phonenumber username email audit start-geopoint"
            " background-audio background-geopoint uri:deviceid uri:subscriberid uri:simserial uri:phonenumber"
            " uri:username uri:email"
        ),
        "start time",
        "end time",
        "device id",
        "phone number",
        "sim id",
        "subscriber id",
        "get start time",
        "get end time",
        "get today",
        "get device id",
        "get subscriber id",
        "get sim id",
        "get phone number",
        "get username",
        "get email",
        "set form title",
        "set form id",
    ),
    _SAVED,
)
# A column of our own: which of our kinds this is. Other programs do not mind it.
OWN_KIND = "x_kind"
BELOW = {"single": ("scale", "yes_no"), "multi": ("pick",), "text_short": ("text_or_drawing",)}
TODAY = ("today", "get today")
_NO_SOUND = _("Sound and film cannot be answered here.")
REFUSED: dict[str, str | Promise] = {
    **dict.fromkeys(("audio", "video", "add audio prompt", "add video prompt"), _NO_SOUND),
    **dict.fromkeys(("file", "add file prompt"), _("Files of any kind cannot be sent with an answer.")),
    **dict.fromkeys(("geotrace", "geoshape"), _("Lines and areas cannot be drawn on a map here.")),
    **dict.fromkeys(
        ("csv-external", "xml-external"), _("Lists from other files cannot be read. Put them into the sheet “choices”.")
    ),
    "osm": _("Objects of OpenStreetMap cannot be edited here."),
}
_FILE = _("The answers stand in another file. Put them into the sheet “choices”.")


@dataclass(frozen=True, slots=True)
class Type:
    """`group`: "begin", "end" or "". `kind`: ours, "" where the row asks nothing. `refusal`: why it cannot be taken."""

    kind: str = ""
    group: str = ""
    repeat: bool = False
    list_name: str = ""
    or_other: bool = False
    left_out: str = ""
    refusal: str = ""
    changed: str = ""
    plain: str = ""


def type_of(text: str) -> Type:
    said = re.sub(r"\s+", " ", text.strip())
    plain = said.lower()
    if found := _GROUP.match(said):
        repeat = found["what"].lower() not in ("group", "lgroup")
        return Type(group=found["edge"].lower(), repeat=repeat, plain=plain)
    if _FROM_FILE.match(said):
        return Type(refusal=str(_FILE), plain=plain)
    if found := _SELECT.match(said):
        return _select(found, plain)
    plain = plain.split(" ")[0] if plain.split(" ")[0] in REFUSED else plain
    if plain in LEFT_OUT:
        return Type(left_out=str(LEFT_OUT[plain]), plain=plain)
    if plain in REFUSED:
        return Type(refusal=str(REFUSED[plain]), plain=plain)
    kind, changed = NEARLY.get(plain, (PLAIN.get(plain, ""), ""))
    return _available(kind, str(changed), plain, said)


def _select(found: re.Match[str], plain: str) -> Type:
    what = found["what"].lower()
    kind = "ranking" if what == "rank" else "multi" if "multiple" in what or "all that" in what else "single"
    ready = _available(kind, "", plain, plain)
    if ready.refusal:
        return ready
    return Type(
        kind=kind, list_name=found["list"], or_other=bool(found["other"]), plain=plain.split(" ", maxsplit=1)[0]
    )


def _available(kind: str, changed: str, plain: str, said: str) -> Type:
    if kind == "slider" and kind not in KINDS:
        kind = "number"
    if kind == "date" and kind not in KINDS:
        kind, changed = "text_short", str(_("The day is asked for in words."))
    if kind in KINDS:
        return Type(kind=kind, changed=changed, plain=plain)
    if kind:
        return Type(refusal=str(_("“%(type)s” cannot be asked here yet.") % {"type": said}), plain=plain)
    return Type(
        refusal=str(_("“%(type)s” is no type of question that XLSForm knows.") % {"type": said[:60]}), plain=plain
    )
