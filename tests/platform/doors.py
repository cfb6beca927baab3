"""Which addresses are there, and who may open each? The written matrix that `test_doors.py` walks.

A new route needs a line here. `{words}` are filled from the test's world. Whoever is not named in `may` is refused:
sent to sign in, or told 403 or 404.
"""

from dataclasses import dataclass

GUEST, RESIDENT, OUTSIDER = "guest", "resident", "outsider"
STAFF, MODERATOR, OFFICIAL, ADMINISTRATOR = "staff", "moderator", "official", "administrator"
# The outsider is staff of another neighbourhood: signed in, at work, but not here.
CAST = (GUEST, RESIDENT, OUTSIDER, STAFF, MODERATOR, OFFICIAL, ADMINISTRATOR)

EVERYBODY = frozenset(CAST)
SIGNED_IN = EVERYBODY - {GUEST}
TEAM = SIGNED_IN - {RESIDENT}
DESK = frozenset({STAFF, ADMINISTRATOR})
ANY_DESK = DESK | {OUTSIDER}
MODERATION = DESK | {MODERATOR}
EVIDENCE = DESK | {OFFICIAL}
ADMINISTRATION = frozenset({ADMINISTRATOR})
DECISION = frozenset({OFFICIAL, ADMINISTRATOR})
NOBODY: frozenset[str] = frozenset()

BROWSER, ORDER, TOKEN = "qs_browser", "qs_order", "csrftoken"
# "You have no answers here yet", told on the next page.
MESSAGE = "messages"


@dataclass(frozen=True)
class Door:
    """`writes`: answers POST only. `html`: is a page for people, no file, picture or JSON.

    `cookies`: what a guest gets who only reads, each for a reason that the privacy page gives.
    """

    address: str
    may: frozenset[str]
    writes: bool = False
    html: bool = True
    cookies: frozenset[str] = frozenset()


def page(address: str, may: frozenset[str] = EVERYBODY, *cookies: str) -> Door:
    return Door(address, may, cookies=frozenset(cookies))


def act(address: str, may: frozenset[str] = EVERYBODY) -> Door:
    return Door(address, may, writes=True)


def file(address: str, may: frozenset[str] = EVERYBODY, *cookies: str) -> Door:
    return Door(address, may, html=False, cookies=frozenset(cookies))


SHARED = {
    "einfach/": page("einfach/"),
    "barrierefreiheit/": page("barrierefreiheit/"),
    "datenschutz/": page("datenschutz/"),
    "impressum/": page("impressum/"),
    "quelltext/": page("quelltext/"),
    "sprache/": act("sprache/"),
    "manifest.webmanifest": file("manifest.webmanifest"),
    "robots.txt": file("robots.txt"),
    "healthz": file("healthz"),
    # Exists where a municipality chose a colour (tests/web/test_choose_an_accent.py).
    "farbe.css": file("farbe.css", NOBODY),
}
ACCOUNTS = {
    "anmelden/": page("anmelden/", EVERYBODY, TOKEN),
    "anmelden/code/": page("anmelden/code/", EVERYBODY, TOKEN),
    "abmelden/": act("abmelden/"),
    "konto/": page("konto/", SIGNED_IN),
    "konto/daten/": act("konto/daten/", SIGNED_IN),
    "konto/loeschen/": act("konto/loeschen/", SIGNED_IN),
    "code/": page("code/", EVERYBODY, TOKEN),
    "werkstatt/rollen/": page("werkstatt/rollen/", ADMINISTRATION),
    "werkstatt/rollen/<int:assignment_id>/beenden/": act("werkstatt/rollen/{role}/beenden/", ADMINISTRATION),
    "werkstatt/protokoll/": page("werkstatt/protokoll/", ADMINISTRATION),
}
NEIGHBOURHOOD = {
    "": page(""),
    "quartier/<slug:slug>/": page("quartier/am-anger/"),
    "quartier/<slug:slug>/mitmachen/": page("quartier/am-anger/mitmachen/"),
    "quartier/<slug:slug>/ideen/": page("quartier/am-anger/ideen/"),
    "quartier/<slug:slug>/ergebnisse/": page("quartier/am-anger/ergebnisse/"),
    "quartier/<slug:slug>/angebote/": page("quartier/am-anger/angebote/"),
    "mitmachen/": page("mitmachen/"),
    "ideen/": page("ideen/"),
    "ergebnisse/": page("ergebnisse/"),
    "beteiligung/<slug:slug>/": page("beteiligung/{process}/"),
    "beteiligung/<slug:slug>/daraus-geworden/": page("beteiligung/{process}/daraus-geworden/"),
    "beteiligung/<slug:slug>/daraus-geworden.<slug:kind>": file("beteiligung/{process}/daraus-geworden.atom"),
    "beteiligung/<slug:slug>/nachrichten/": page("beteiligung/{process}/nachrichten/", EVERYBODY, TOKEN),
    "nachrichten/bestaetigen/": page("nachrichten/bestaetigen/", EVERYBODY, TOKEN),
    "nachrichten/beenden/": page("nachrichten/beenden/", EVERYBODY, TOKEN),
    "werkstatt/prozesse/<slug:slug>/zettel/": page("werkstatt/prozesse/{process}/zettel/", DESK),
    "heute/": page("heute/", TEAM),
    "weiter/": page("weiter/", SIGNED_IN),
}
DIRECTORY = {
    "werkstatt/angebote/": page("werkstatt/angebote/", ANY_DESK),
    "quartier/<slug:slug>/angebote.<slug:kind>": file("quartier/am-anger/angebote.csv"),
    "werkstatt/angebote/datei/": page("werkstatt/angebote/datei/", ANY_DESK),
    "werkstatt/angebote/organisation/": page("werkstatt/angebote/organisation/", ANY_DESK),
    "werkstatt/angebote/organisation/<int:pk>/": page("werkstatt/angebote/organisation/{organisation}/", DESK),
    "werkstatt/angebote/organisation/<int:pk>/weg/": act("werkstatt/angebote/organisation/{organisation}/weg/", DESK),
    "werkstatt/angebote/organisation/<int:pk>/angebot/": page(
        "werkstatt/angebote/organisation/{organisation}/angebot/", DESK
    ),
    "werkstatt/angebote/<int:pk>/": page("werkstatt/angebote/{offering}/", DESK),
    "werkstatt/angebote/<int:pk>/bestaetigen/": act("werkstatt/angebote/{offering}/bestaetigen/", DESK),
    "werkstatt/angebote/<int:pk>/weg/": act("werkstatt/angebote/{offering}/weg/", DESK),
    "werkstatt/angebote/<int:pk>/wieder/": act("werkstatt/angebote/{offering}/wieder/", DESK),
}
PROCESSES = {
    "werkstatt/prozesse/": page("werkstatt/prozesse/", ANY_DESK),
    "werkstatt/prozesse/neu/": page("werkstatt/prozesse/neu/", ANY_DESK),
    "werkstatt/prozesse/<slug:slug>/codes/": page("werkstatt/prozesse/{process}/codes/", ADMINISTRATION),
    "werkstatt/prozesse/<slug:slug>/codes/drucken/": act("werkstatt/prozesse/{process}/codes/drucken/", ADMINISTRATION),
    "werkstatt/prozesse/<slug:slug>/codes/<int:batch_id>/sperren/": act(
        "werkstatt/prozesse/{process}/codes/{batch}/sperren/", ADMINISTRATION
    ),
    "werkstatt/prozesse/<slug:slug>/": page("werkstatt/prozesse/{process}/", DESK),
    "werkstatt/prozesse/<slug:slug>/phase/": page("werkstatt/prozesse/{process}/phase/", DESK),
    "werkstatt/prozesse/<slug:slug>/phase/<int:phase_id>/": page("werkstatt/prozesse/{process}/phase/{phase}/", DESK),
    "werkstatt/prozesse/<slug:slug>/phase/<int:phase_id>/weg/": act(
        "werkstatt/prozesse/{process}/phase/{phase}/weg/", DESK
    ),
    "werkstatt/prozesse/<slug:slug>/veroeffentlichen/": act("werkstatt/prozesse/{process}/veroeffentlichen/", DESK),
    "werkstatt/prozesse/<slug:slug>/abschliessen/": act("werkstatt/prozesse/{process}/abschliessen/", DESK),
}
IDEAS = {
    "beteiligung/<slug:slug>/ideen/": page("beteiligung/{process}/ideen/", EVERYBODY, ORDER, TOKEN),
    "beteiligung/<slug:slug>/ideen/gesehen/": act("beteiligung/{process}/ideen/gesehen/"),
    "beteiligung/<slug:slug>/ideen.<slug:kind>": file("beteiligung/{process}/ideen.csv"),
    # The vote button needs the browser's key and the token before its first press.
    "ideen/<int:idea_id>/": page("ideen/{idea}/", EVERYBODY, BROWSER, TOKEN),
    "beteiligung/<slug:slug>/ideen/neu/": page("beteiligung/{process}/ideen/neu/", EVERYBODY, BROWSER, TOKEN),
    "beteiligung/<slug:slug>/ideen/aehnliche/": act("beteiligung/{process}/ideen/aehnliche/"),
    # Only whoever holds a slip; everybody else is asked for its code.
    "ideen/zettel/": page("ideen/zettel/", EVERYBODY, TOKEN),
    "ideen/<int:idea_id>/zettel/": act("ideen/{idea}/zettel/"),
    # Only whoever wrote one of two ideas that were put together; the demo has none.
    "ideen/gleich/<int:grouping_id>/": page("ideen/gleich/{grouping}/", frozenset({RESIDENT})),
    "ideen/meine/": page("ideen/meine/", EVERYBODY, TOKEN),
    "ideen/<int:idea_id>/kommentar/": page("ideen/{talked_about}/kommentar/", EVERYBODY, BROWSER, TOKEN),
    # Only whoever wrote it.
    "ideen/<int:idea_id>/kommentar/<int:comment_id>/": page("ideen/{talked_about}/kommentar/{comment}/", NOBODY),
    "ideen/<int:idea_id>/kommentar/<int:comment_id>/zurueck/": act(
        "ideen/{talked_about}/kommentar/{comment}/zurueck/", NOBODY
    ),
    "ideen/<int:idea_id>/kommentar/<int:comment_id>/melden/": page(
        "ideen/{talked_about}/kommentar/{comment}/melden/", EVERYBODY, BROWSER, TOKEN
    ),
    "ideen/<int:idea_id>/mitmachen/": page("ideen/{carried_out}/mitmachen/", EVERYBODY, BROWSER, TOKEN),
    "ideen/<int:idea_id>/mitmachen/ende/": act("ideen/{carried_out}/mitmachen/ende/"),
    # Only whoever wrote it.
    "ideen/<int:idea_id>/bedarf/": page("ideen/{carried_out}/bedarf/", NOBODY),
    # Only the browser that sent the idea sees its receipt; everybody else is asked for the code.
    "ideen/<int:idea_id>/quittung/": page("ideen/{idea}/quittung/", EVERYBODY, TOKEN),
    # Only whoever wrote it.
    "ideen/<int:idea_id>/zurueckziehen/": page("ideen/{idea_with_photo}/zurueckziehen/", NOBODY),
    # Whoever sent the photo knows its random name, nobody else.
    "ideen/entwurf/<uuid:name>/foto/": file("ideen/entwurf/7d0d2f9a-44d1-4c0f-8f4e-0d3c1f1f7c11/foto/", NOBODY),
    "ideen/<int:idea_id>/foto/": file("ideen/{idea_with_photo}/foto/"),
    # The news of the demo have no photo.
    "ideen/<int:idea_id>/neues/<int:update_id>/foto/": file("ideen/{idea_with_news}/neues/{update}/foto/", NOBODY),
    # The first press needs the browser's key and the token.
    "abstimmungen/<slug:slug>/": page("abstimmungen/{poll}/", EVERYBODY, BROWSER, TOKEN),
    # Without a ballot of one's own it leads to the poll.
    "abstimmungen/<slug:slug>/quittung/": page("abstimmungen/{poll}/quittung/", EVERYBODY, BROWSER, TOKEN),
    # Only whoever voted gets a receipt.
    "abstimmungen/<slug:slug>/quittung.json": file("abstimmungen/{poll}/quittung.json", NOBODY),
    # Does something at a kiosk only; the clock can but follow a link.
    "abstimmungen/<slug:slug>/naechste/": file("abstimmungen/{poll}/naechste/", EVERYBODY, BROWSER, TOKEN),
    "abstimmungen/<slug:slug>/dateien.zip": file("abstimmungen/{poll}/dateien.zip"),
    "werkstatt/abstimmungen/": page("werkstatt/abstimmungen/", ANY_DESK | {MODERATOR}),
    "werkstatt/abstimmungen/neu/": page("werkstatt/abstimmungen/neu/", ANY_DESK),
    "werkstatt/abstimmungen/<slug:slug>/": page("werkstatt/abstimmungen/{draft_poll}/", DESK),
    "werkstatt/abstimmungen/<slug:slug>/veroeffentlichen/": act(
        "werkstatt/abstimmungen/{draft_poll}/veroeffentlichen/", DESK
    ),
    "werkstatt/abstimmungen/<slug:slug>/vorschau/": page("werkstatt/abstimmungen/{draft_poll}/vorschau/", DESK),
    "werkstatt/abstimmungen/<slug:slug>/vorschlaege/": page("werkstatt/abstimmungen/{draft_poll}/vorschlaege/", DESK),
    "werkstatt/abstimmungen/<slug:slug>/vorschlaege/ideen/": act(
        "werkstatt/abstimmungen/{draft_poll}/vorschlaege/ideen/", DESK
    ),
    "werkstatt/abstimmungen/<slug:slug>/vorschlag/<slug:code>/": page(
        "werkstatt/abstimmungen/{draft_poll}/vorschlag/1/", DESK
    ),
    "werkstatt/abstimmungen/<slug:slug>/vorschlag/<slug:code>/ort/": act(
        "werkstatt/abstimmungen/{draft_poll}/vorschlag/1/ort/", DESK
    ),
    "werkstatt/abstimmungen/<slug:slug>/vorschlag/<slug:code>/weg/": act(
        "werkstatt/abstimmungen/{draft_poll}/vorschlag/1/weg/", DESK
    ),
    "werkstatt/abstimmungen/<slug:slug>/eingeben/": page("werkstatt/abstimmungen/{poll}/eingeben/", DESK),
    "werkstatt/abstimmungen/<slug:slug>/zettel.pdf": file("werkstatt/abstimmungen/{poll}/zettel.pdf", DESK),
    "werkstatt/abstimmungen/<slug:slug>/kiosk/": page("werkstatt/abstimmungen/{poll}/kiosk/", DESK),
    "werkstatt/abstimmungen/<slug:slug>/wand/": page("werkstatt/abstimmungen/{points_poll}/wand/", DESK),
    "werkstatt/abstimmungen/<slug:slug>/stimmzettel/": page("werkstatt/abstimmungen/{poll}/stimmzettel/", MODERATION),
    "werkstatt/abstimmungen/<slug:slug>/stimmzettel/<uuid:ballot_id>/": page(
        "werkstatt/abstimmungen/{poll}/stimmzettel/{ballot}/", MODERATION
    ),
    "werkstatt/prozesse/<slug:slug>/ideenweg/": page("werkstatt/prozesse/{process}/ideenweg/", DESK),
    "werkstatt/ideen/": page("werkstatt/ideen/", TEAM),
    "werkstatt/ideen/neu/": page("werkstatt/ideen/neu/", ANY_DESK),
    "werkstatt/kommentare/": page("werkstatt/kommentare/", ANY_DESK | {MODERATOR}),
    "werkstatt/kommentare/<int:comment_id>/": page("werkstatt/kommentare/{comment}/", MODERATION),
    "werkstatt/ideen/<int:idea_id>/kommentar/": page("werkstatt/ideen/{talked_about}/kommentar/", DESK),
    "werkstatt/ideen/<int:idea_id>/mitmachende/": page("werkstatt/ideen/{carried_out}/mitmachende/", DESK),
    "werkstatt/ideen/<int:idea_id>/mitmachende/neu/": page("werkstatt/ideen/{carried_out}/mitmachende/neu/", DESK),
    "werkstatt/ideen/<int:idea_id>/mitmachende/<int:contributor_id>/": act(
        "werkstatt/ideen/{carried_out}/mitmachende/{contributor}/", DESK
    ),
    "werkstatt/ideen/<int:idea_id>/bedarf/<int:need_id>/": page(
        "werkstatt/ideen/{carried_out}/bedarf/{need}/", EVIDENCE
    ),
    "werkstatt/stimmen/": page("werkstatt/stimmen/", ANY_DESK),
    "werkstatt/stimmen/<slug:slug>/": page("werkstatt/stimmen/{process}/", DESK),
    "werkstatt/ideen/neu/<slug:slug>/": page("werkstatt/ideen/neu/{process}/", DESK),
    "werkstatt/ideen/<int:idea_id>/": page("werkstatt/ideen/{pending}/", MODERATION | EVIDENCE),
    "werkstatt/ideen/<int:idea_id>/gleiche/": page("werkstatt/ideen/{idea}/gleiche/", MODERATION | EVIDENCE),
    "werkstatt/ideen/<int:idea_id>/neues/": page("werkstatt/ideen/{idea}/neues/", EVIDENCE),
    "werkstatt/ideen/<int:idea_id>/neues/<int:update_id>/": act(
        "werkstatt/ideen/{idea_with_news}/neues/{update}/", EVIDENCE
    ),
    "werkstatt/ideen/<int:idea_id>/veroeffentlichen/": act("werkstatt/ideen/{pending}/veroeffentlichen/", MODERATION),
    "ideen/<int:idea_id>/folgen/": act("ideen/{idea}/folgen/", SIGNED_IN),
    "ideen/<int:idea_id>/stimme/": act("ideen/{idea}/stimme/"),
}
SURVEYS = {
    "umfragen/<slug:slug>/": page("umfragen/{survey}/", EVERYBODY, BROWSER, TOKEN),
    "umfragen/<slug:slug>/weiter/": page("umfragen/{survey}/weiter/", EVERYBODY, BROWSER, TOKEN),
    # Without a draft of one's own, these lead back to the cover.
    "umfragen/<slug:slug>/seite/": page("umfragen/{survey}/seite/", EVERYBODY, BROWSER, TOKEN, MESSAGE),
    "umfragen/<slug:slug>/seite/<slug:page_key>/": page(
        "umfragen/{survey}/seite/p1/", EVERYBODY, BROWSER, TOKEN, MESSAGE
    ),
    "umfragen/<slug:slug>/absenden/": page("umfragen/{survey}/absenden/", EVERYBODY, BROWSER, TOKEN, MESSAGE),
    "umfragen/<slug:slug>/genug/<slug:page_key>/": page("umfragen/{survey}/genug/p1/", EVERYBODY, BROWSER, TOKEN),
    # Only the browser that holds the draft.
    "umfragen/<slug:slug>/foto/<str:code>/": file("umfragen/{survey}/foto/F1/", NOBODY),
    # The same for everybody: a device keeps it. What it sends shows a key, and no cookie.
    "umfragen/<slug:slug>/unterwegs/<slug:language>/": page("umfragen/{survey}/unterwegs/de/"),
    "umfragen/<slug:slug>/unterwegs/geraet.js": file("umfragen/{survey}/unterwegs/geraet.js"),
    "umfragen/<slug:slug>/unterwegs/app.webmanifest": file("umfragen/{survey}/unterwegs/app.webmanifest"),
    "umfragen/<slug:slug>/unterwegs/senden/": Door(
        "umfragen/{survey}/unterwegs/senden/", EVERYBODY, writes=True, html=False
    ),
    "umfragen/<slug:slug>/naechste/": page("umfragen/{survey}/naechste/", EVERYBODY, BROWSER, TOKEN),
    "umfragen/<slug:slug>/danke/": page("umfragen/{survey}/danke/", EVERYBODY, BROWSER, TOKEN),
    "werkstatt/umfragen/": page("werkstatt/umfragen/", ANY_DESK),
    "werkstatt/umfragen/neu/": page("werkstatt/umfragen/neu/", ANY_DESK),
    "werkstatt/umfragen/mitbringen/": page("werkstatt/umfragen/mitbringen/", ANY_DESK),
    "werkstatt/umfragen/sammlung/": page("werkstatt/umfragen/sammlung/", ANY_DESK),
    "werkstatt/umfragen/sammlung/<int:entry_id>/": page("werkstatt/umfragen/sammlung/{library_entry}/", DESK),
    "werkstatt/umfragen/sammlung/<int:entry_id>/loeschen/": act(
        "werkstatt/umfragen/sammlung/{library_entry}/loeschen/", DESK
    ),
    **{
        f"werkstatt/umfragen/<slug:slug>/{route}": page(f"werkstatt/umfragen/{{draft_survey}}/{address}", DESK)
        for route, address in {
            "": "",
            "frage/<str:code>/": "frage/{question}/",
            "frage/<str:code>/bedingung/": "frage/{question}/bedingung/",
            "seite/<str:key>/bedingung/": "seite/{survey_page}/bedingung/",
            "seite/<str:key>/": "seite/{survey_page}/",
            "frage/<str:code>/sammlung/": "frage/{question}/sammlung/",
            "seite/<str:key>/sammlung/": "seite/{survey_page}/sammlung/",
            "verlauf/": "verlauf/",
            "uebersetzung/": "uebersetzung/",
            "einstellungen/": "einstellungen/",
            "probe/": "probe/",
            "vorschau/": "vorschau/",
            "probe/antworten/": "probe/antworten/",
            "probe/antworten/<str:key>/": "probe/antworten/{survey_page}/",
            "freigabe/": "freigabe/",
            # Others of the area only when they are asked.
            "gegenlesen/": "gegenlesen/",
            "mitnehmen/": "mitnehmen/",
            "quoten/": "quoten/",
            "fotos/": "fotos/",
        }.items()
    },
    **{
        f"werkstatt/umfragen/<slug:slug>/{route}": act(f"werkstatt/umfragen/{{draft_survey}}/{address}", DESK)
        for route, address in {
            "verlauf/<int:number>/": "verlauf/0/",
            "uebersetzung/<str:language>/einlesen/": "uebersetzung/en/einlesen/",
            "probe/zufall/": "probe/zufall/",
            "probe/loeschen/": "probe/loeschen/",
            "rueckgaengig/": "rueckgaengig/",
            "wiederholen/": "wiederholen/",
            "frage/<str:code>/verschieben/": "frage/{question}/verschieben/",
            "frage/<str:code>/platz/": "frage/{question}/platz/",
            "frage/<str:code>/art/": "frage/{question}/art/",
            "frage/<str:code>/bevoelkerung/": "frage/{question}/bevoelkerung/",
            "frage/<str:code>/entfernen/": "frage/{question}/entfernen/",
            "frage/<str:code>/zurueckholen/": "frage/{question}/zurueckholen/",
            "neue-seite/": "neue-seite/",
            "sammlung/": "sammlung/",
            "seite/<str:key>/verschieben/": "seite/{survey_page}/verschieben/",
            "seite/<str:key>/entfernen/": "seite/{survey_page}/entfernen/",
            "seite/<str:key>/neue-frage/": "seite/{survey_page}/neue-frage/",
            "gegenlesen/bitten/": "gegenlesen/bitten/",
            "gegenlesen/urteil/": "gegenlesen/urteil/",
            "gegenlesen/anmerken/": "gegenlesen/anmerken/",
            "gegenlesen/<int:reading_id>/zurueck/": "gegenlesen/{reading}/zurueck/",
            "anmerkung/<int:remark_id>/": "anmerkung/{remark}/",
            "schliessen/": "schliessen/",
            "oeffnen/": "oeffnen/",
        }.items()
    },
    "werkstatt/umfragen/<slug:slug>/uebersetzung/<str:language>/datei.<str:kind>": file(
        "werkstatt/umfragen/{draft_survey}/uebersetzung/en/datei.csv", DESK
    ),
    **{
        f"werkstatt/umfragen/<slug:slug>/ergebnisse/{word}/": act(
            f"werkstatt/umfragen/{{closed_survey}}/ergebnisse/{word}/", EVIDENCE
        )
        for word in ("freigeben", "zuruecknehmen")
    },
}
# There is no such photo, and whoever does not work here does not even learn that.
SURVEYS["werkstatt/umfragen/<slug:slug>/fotos/<uuid:name>/"] = file(
    "werkstatt/umfragen/{draft_survey}/fotos/7d0d2f9a-44d1-4c0f-8f4e-0d3c1f1f7c11/", NOBODY
)
PAPER = "werkstatt/umfragen/<slug:slug>/papier/"
KEYING = {
    "werkstatt/umfragen/<slug:slug>/bogen.pdf": file("werkstatt/umfragen/{survey}/bogen.pdf", DESK),
    "werkstatt/umfragen/<slug:slug>/plakat.pdf": file("werkstatt/umfragen/{survey}/plakat.pdf", DESK),
    "werkstatt/umfragen/<slug:slug>/kiosk/": page("werkstatt/umfragen/{survey}/kiosk/", DESK),
    "werkstatt/umfragen/<slug:slug>/unterwegs/": page("werkstatt/umfragen/{survey}/unterwegs/", DESK),
    "werkstatt/umfragen/<slug:slug>/unterwegs/bogen/": act("werkstatt/umfragen/{survey}/unterwegs/bogen/", DESK),
    "werkstatt/umfragen/<slug:slug>/telefon/": page("werkstatt/umfragen/{survey}/telefon/", DESK),
    "werkstatt/umfragen/<slug:slug>/worte/": page("werkstatt/umfragen/{survey}/worte/", DESK),
    "werkstatt/umfragen/<slug:slug>/worte/codes/": page("werkstatt/umfragen/{survey}/worte/codes/", DESK),
    "werkstatt/umfragen/<slug:slug>/worte/codes/<int:code_id>/": page(
        "werkstatt/umfragen/{survey}/worte/codes/{code}/", DESK
    ),
    **{
        f"werkstatt/umfragen/<slug:slug>/worte/frage/<str:name>/{route}": Door(
            f"werkstatt/umfragen/{{survey}}/worte/frage/B3/{address}", DESK, writes=writes
        )
        for route, address, writes in (
            ("", "", False),
            ("namen/<uuid:key>/", "namen/{open_answer}/", False),
            ("antworten/", "antworten/", False),
            ("zweite/", "zweite/", False),
            ("zitat/<uuid:key>/", "zitat/{open_answer}/", False),
            ("beginnen/", "beginnen/", True),
            ("zurueck/", "zurueck/", True),
        )
    },
    "werkstatt/umfragen/<slug:slug>/aenderungen/": page("werkstatt/umfragen/{survey}/aenderungen/", DESK),
    "werkstatt/umfragen/<slug:slug>/aenderungen/verwerfen/": act(
        "werkstatt/umfragen/{survey}/aenderungen/verwerfen/", DESK
    ),
    PAPER: page("werkstatt/umfragen/{survey}/papier/", DESK),
    f"{PAPER}alles-da/": act("werkstatt/umfragen/{survey}/papier/alles-da/", DESK),
    f"{PAPER}<int:stack_id>/": page("werkstatt/umfragen/{survey}/papier/{stack}/", DESK),
    f"{PAPER}<int:stack_id>/schliessen/": act("werkstatt/umfragen/{survey}/papier/{stack}/schliessen/", DESK),
    f"{PAPER}<int:stack_id>/<str:number>/": page("werkstatt/umfragen/{survey}/papier/{stack}/141/", DESK),
    f"{PAPER}<int:stack_id>/<str:number>/vergleich/": page(
        "werkstatt/umfragen/{survey}/papier/{stack}/142/vergleich/", DESK
    ),
    f"{PAPER}<int:stack_id>/<str:number>/entfernen/": act(
        "werkstatt/umfragen/{survey}/papier/{stack}/143/entfernen/", DESK
    ),
}
DASHBOARDS = {
    "auswertung/": page("auswertung/", SIGNED_IN),
    "auswertung/<slug:slug>/": page("auswertung/{process}/", EVIDENCE),
    "auswertung/<slug:slug>/acht-fragen/": page("auswertung/{process}/acht-fragen/", EVIDENCE),
    "auswertung/<slug:slug>/stand/": file("auswertung/{process}/stand/", EVIDENCE),
    "auswertung/<slug:slug>/umfrage/<slug:survey_slug>/stand/": file(
        "auswertung/{process}/umfrage/{survey}/stand/", EVIDENCE
    ),
    "auswertung/<slug:slug>/ansichten/": page("auswertung/{process}/ansichten/", EVIDENCE),
    # Only whoever keeps it.
    "auswertung/<slug:slug>/ansichten/<int:pk>/weg/": act(
        "auswertung/{process}/ansichten/{saved_view}/weg/", frozenset({OFFICIAL})
    ),
    "auswertung/<slug:slug>/thema/<str:key>/": page("auswertung/{process}/thema/entscheidungen/", EVIDENCE),
    "auswertung/<slug:slug>/tabelle/<str:key>.csv": file("auswertung/{process}/tabelle/ideas.csv", EVIDENCE),
    "auswertung/<slug:slug>/bild/<str:key>.<slug:kind>": file("auswertung/{process}/bild/ideas.svg", EVIDENCE),
    "auswertung/<slug:slug>/umfrage/<slug:survey_slug>/": page("auswertung/{process}/umfrage/{survey}/", EVIDENCE),
    "auswertung/<slug:slug>/umfrage/<slug:survey_slug>/gruppen/": page(
        "auswertung/{process}/umfrage/{crossed_survey}/gruppen/", EVIDENCE
    ),
    "auswertung/<slug:slug>/umfrage/<slug:survey_slug>/gruppen.<slug:kind>": file(
        "auswertung/{process}/umfrage/{crossed_survey}/gruppen.png", EVIDENCE
    ),
    "auswertung/<slug:slug>/umfrage/<slug:survey_slug>/probe/": page(
        "auswertung/{process}/umfrage/{survey}/probe/", EVIDENCE
    ),
    "auswertung/<slug:slug>/umfrage/<slug:survey_slug>/tabelle/<str:key>.csv": file(
        "auswertung/{process}/umfrage/{survey}/tabelle/{panel}.csv", EVIDENCE
    ),
    "auswertung/<slug:slug>/umfrage/<slug:survey_slug>/bild/<str:key>.<slug:kind>": file(
        "auswertung/{process}/umfrage/{survey}/bild/{panel}.svg", EVIDENCE
    ),
    "auswertung/<slug:slug>/umfrage/<slug:survey_slug>/entscheiden/<str:measure>/": page(
        "auswertung/{process}/umfrage/{closed_survey}/entscheiden/{finding}/", DECISION
    ),
    "beteiligung/<slug:slug>/ergebnisse/": page("beteiligung/{process}/ergebnisse/"),
    "beteiligung/<slug:slug>/ergebnisse/dateien/<str:name>": file("beteiligung/{process}/ergebnisse/dateien/daten.zip"),
    "beteiligung/<slug:slug>/ergebnisse/berichte/<int:number>.<slug:kind>": file(
        "beteiligung/{process}/ergebnisse/berichte/{released_report}.html"
    ),
    "beteiligung/<slug:slug>/ergebnisse/<slug:survey_slug>/": page("beteiligung/{process}/ergebnisse/{closed_survey}/"),
    "entscheiden/idee/<int:idea_id>/": page("entscheiden/idee/{idea}/", DECISION),
    "entscheidungen/<int:pk>/": page("entscheidungen/{decision}/"),
    "rueckfrage/": page("rueckfrage/", EVERYBODY, TOKEN),
    # Only whoever has shown the code of a mail; everybody else is asked for it.
    "rueckfrage/antwort/": page("rueckfrage/antwort/", EVERYBODY, TOKEN),
    "werkstatt/rueckfragen/<int:pk>/": page("werkstatt/rueckfragen/{office_question}/", EVIDENCE),
    "werkstatt/rueckfragen/idee/<int:idea_id>/": page("werkstatt/rueckfragen/idee/{idea}/", EVIDENCE),
    "werkstatt/rueckfragen/<slug:slug>/<slug:survey_slug>/<str:measure>/": page(
        "werkstatt/rueckfragen/{process}/{closed_survey}/{finding}/", EVIDENCE
    ),
    "werkstatt/berichte/<slug:slug>/": page("werkstatt/berichte/{process}/", EVIDENCE),
    "werkstatt/berichte/<slug:slug>/<int:number>/": page("werkstatt/berichte/{process}/{report}/", EVIDENCE),
    "werkstatt/berichte/<slug:slug>/<int:number>/freigeben/": act(
        "werkstatt/berichte/{process}/{report}/freigeben/", EVIDENCE
    ),
    "werkstatt/berichte/<slug:slug>/<int:number>/zuruecknehmen/": act(
        "werkstatt/berichte/{process}/{released_report}/zuruecknehmen/", EVIDENCE
    ),
    "werkstatt/berichte/<slug:slug>/<int:number>/text/<slug:name>/": page(
        "werkstatt/berichte/{process}/{report}/text/glance-1/", EVIDENCE
    ),
    "werkstatt/berichte/<slug:slug>/<int:number>/bericht.<slug:kind>": file(
        "werkstatt/berichte/{process}/{report}/bericht.html", EVIDENCE
    ),
    "werkstatt/ueberfaellig/": page("werkstatt/ueberfaellig/", DESK | {OUTSIDER, OFFICIAL}),
    "werkstatt/entscheidungen/<int:pk>/": page("werkstatt/entscheidungen/{followed_up}/", EVIDENCE),
    "werkstatt/entscheidungen/<int:pk>/beratung/": page("werkstatt/entscheidungen/{followed_up}/beratung/", EVIDENCE),
    "werkstatt/entscheidungen/<int:pk>/beratung/<int:step_id>/": page(
        "werkstatt/entscheidungen/{followed_up}/beratung/{step}/", EVIDENCE
    ),
    "werkstatt/entscheidungen/<int:pk>/beratung/<int:step_id>/weg/": act(
        "werkstatt/entscheidungen/{followed_up}/beratung/{step}/weg/", EVIDENCE
    ),
    "werkstatt/entscheidungen/<int:pk>/massnahme/": page("werkstatt/entscheidungen/{followed_up}/massnahme/", EVIDENCE),
    "werkstatt/massnahmen/<int:measure_id>/": page("werkstatt/massnahmen/{measure}/", EVIDENCE),
    "werkstatt/massnahmen/<int:measure_id>/neues/<int:news_id>/": act(
        "werkstatt/massnahmen/{measure}/neues/{measure_news}/", EVIDENCE
    ),
}
API = {
    "api/v1/schema/": file("api/v1/schema/"),
    "api/v1/docs/": page("api/v1/docs/"),
    "api/v1/surveys/": file("api/v1/surveys/"),
    "api/v1/surveys/<slug:slug>/": file("api/v1/surveys/{survey}/"),
    "api/v1/surveys/<slug:slug>/keys/": file("api/v1/surveys/{survey}/keys/", EVERYBODY, BROWSER),
    "api/v1/surveys/<slug:slug>/responses/": Door(
        "api/v1/surveys/{survey}/responses/", EVERYBODY, writes=True, html=False
    ),
    "api/v1/processes/": file("api/v1/processes/"),
    "api/v1/processes/<slug:slug>/": file("api/v1/processes/{process}/"),
    "api/v1/processes/<slug:slug>/ideas/": file("api/v1/processes/{process}/ideas/"),
    "api/v1/ideas/<int:idea_id>/": file("api/v1/ideas/{idea}/"),
    "api/v1/ideas/<int:idea_id>/comments/": file("api/v1/ideas/{talked_about}/comments/"),
    "api/v1/results/<slug:slug>/": file("api/v1/results/{process}/"),
    # Reading it gives what the vote needs: the browser's key and the token.
    "api/v1/polls/<slug:slug>/": file("api/v1/polls/{poll}/"),
    "api/v1/polls/<slug:slug>/ballot/": file("api/v1/polls/{poll}/ballot/", EVERYBODY, BROWSER, TOKEN),
    "api/v1/ideas/<int:idea_id>/vote/": file("api/v1/ideas/{idea}/vote/", EVERYBODY, BROWSER, TOKEN),
}
DOORS: dict[str, Door] = {
    **SHARED,
    **ACCOUNTS,
    **NEIGHBOURHOOD,
    **DIRECTORY,
    **PROCESSES,
    **IDEAS,
    **SURVEYS,
    **KEYING,
    **DASHBOARDS,
    **API,
}

# What is not public (yet, or any more) does not exist for these people; not even "forbidden" is told.
NOT_PUBLIC = (
    "ideen/{pending}/",
    "ideen/{rejected}/",
    "ideen/{withdrawn}/",
    "ideen/{pending}/foto/",
    "umfragen/{draft_survey}/",
    "umfragen/{draft_survey}/seite/",
    "umfragen/{draft_survey}/absenden/",
    "umfragen/{draft_survey}/danke/",
    "umfragen/{draft_survey}/weiter/",
    "umfragen/{draft_survey}/unterwegs/de/",
    "umfragen/{draft_survey}/unterwegs/geraet.js",
    "umfragen/{draft_survey}/unterwegs/app.webmanifest",
    "abstimmungen/{draft_poll_of_nobody}/",
    "abstimmungen/{draft_poll_of_nobody}/quittung/",
    "api/v1/polls/{draft_poll_of_nobody}/",
    "api/v1/polls/{draft_poll_of_nobody}/ballot/",
    "ideen/{pending}/kommentar/",
    "ideen/{pending}/mitmachen/",
    "api/v1/ideas/{pending}/comments/",
    "api/v1/ideas/{pending}/",
    "api/v1/ideas/{rejected}/",
    "api/v1/ideas/{withdrawn}/",
    "api/v1/ideas/{idea_of_draft}/",
    "api/v1/processes/{draft_process}/",
    "api/v1/processes/{draft_process}/ideas/",
    "api/v1/results/{draft_process}/",
    "beteiligung/{process}/ergebnisse/{survey}/",
    "beteiligung/{process}/ergebnisse/berichte/{report}.html",
    "beteiligung/{draft_process}/ergebnisse/",
    "api/v1/ideas/{pending}/vote/",
    "api/v1/ideas/{rejected}/vote/",
    "api/v1/ideas/{withdrawn}/vote/",
    "beteiligung/{draft_process}/",
    "beteiligung/{draft_process}/ideen/",
    "ideen/{idea_of_draft}/",
    "beteiligung/{draft_process}/ideen/neu/",
)
