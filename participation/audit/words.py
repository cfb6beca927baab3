"""How is an act called? Stable verbs in the record, words for people here."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTS: dict[str, str | Promise] = {
    "process.created": _("Process begun"),
    "process.changed": _("Process changed"),
    "process.way_changed": _("Way of ideas changed"),
    "process.published": _("Process published"),
    "process.archived": _("Process finished"),
    "phase.added": _("Phase added"),
    "phase.changed": _("Phase changed"),
    "phase.removed": _("Phase removed"),
    "role.given": _("Role given"),
    "role.ended": _("Role ended"),
    "codes.made": _("Access codes made"),
    "codes.revoked": _("Batch of access codes ended"),
    "code.revoked": _("Access code revoked"),
    "idea.moderated": _("Idea checked"),
    "idea.published": _("Idea published"),
    "idea.rejected": _("Idea not published"),
    "idea.answered": _("Idea answered"),
    "idea.status_changed": _("Status of an idea changed"),
    "idea.news_told": _("News about an idea told"),
    "idea.news_taken_back": _("News about an idea taken back"),
    "idea.news_shown_again": _("News about an idea shown again"),
    "ideas.imported": _("Ideas taken over from a file"),
    "slip.entered": _("Votes of a slip entered"),
    "slip.corrected": _("Votes of a slip corrected"),
    "slip.undone": _("Entry of a slip undone"),
    "poll.published": _("Poll published"),
    "poll.ballot_entered": _("Ballot entered"),
    "poll.wall_counted": _("Dots on a wall counted"),
    "poll.ballot_void": _("Ballot declared void"),
    "poll.ballot_restore": _("Ballot restored"),
    "decision.recorded": _("Decision recorded"),
    "survey.created": _("Survey begun"),
    "survey.imported": _("Survey brought in from a file"),
    "survey.settings_changed": _("Settings of a survey changed"),
    "survey.corrected": _("Typo in a running survey corrected"),
    "survey.page_added": _("Page of a survey added"),
    "survey.page_changed": _("Page of a survey changed"),
    "survey.page_moved": _("Page of a survey moved"),
    "survey.page_removed": _("Empty page of a survey taken out"),
    "survey.question_added": _("Question added"),
    "survey.quota_set": _("Quota set"),
    "survey.question_changed": _("Question changed"),
    "survey.kind_changed": _("Kind of answer changed"),
    "survey.condition_changed": _("Condition of a question changed"),
    "survey.question_moved": _("Question moved"),
    "survey.question_removed": _("Question taken out"),
    "survey.question_restored": _("Question brought back"),
    "survey.questions_brought": _("Questions of the library put into a survey"),
    "survey.translated": _("Translation of a survey changed"),
    "survey.undone": _("Change of a survey undone"),
    "survey.redone": _("Change of a survey redone"),
    "survey.went_back": _("Earlier state of a survey brought back"),
    "survey.trials_deleted": _("Trial answers deleted"),
    "survey.reading_asked": _("Colleague asked to read a survey"),
    "survey.reading_withdrawn": _("Request to read a survey taken back"),
    "survey.read": _("Survey read by a colleague"),
    "survey.remark_added": _("Remark on a survey added"),
    "survey.remark_closed": _("Remark on a survey done"),
    "survey.remark_opened": _("Remark on a survey open again"),
    "survey.published": _("Survey published"),
    "survey.device_prepared": _("Device prepared to answer without network"),
    "survey.devices_ended": _("Preparation of devices ended"),
    "survey.forms_counted": _("Stack of forms counted"),
    "survey.all_paper_is_in": _("All forms on paper are in"),
    "survey.closed": _("Survey closed"),
    "survey.reopened": _("Survey opened again"),
    "survey.answers_exported": _("Answers of a survey taken along"),
    "survey.results_released": _("Results of a survey released"),
    "survey.results_withdrawn": _("Results of a survey taken back"),
    "coding.begun": _("Answers in own words taken onto the coding desk"),
    "coding.code_added": _("Code added"),
    "coding.code_changed": _("Code changed"),
    "coding.code_merged": _("Code merged into another one"),
    "coding.code_deleted": _("Code deleted"),
    "coding.words_hidden": _("Words in an answer hidden"),
    "coding.words_shown_again": _("Hidden words of an answer shown again"),
    "coding.second_drawn": _("Answers drawn for a second person"),
    "library.kept": _("Question kept in the library"),
    "library.changed": _("Kept question renamed or shared"),
    "library.deleted": _("Question deleted from the library"),
}

SUBJECTS: dict[str, str | Promise] = {
    "accounts.account": _("account %(number)s"),
    "decisions.decision": _("decision %(number)s"),
    "eligibility.codebatch": _("codes %(number)s"),
    "ideas.idea": _("idea %(number)s"),
    "ideas.poll": _("poll %(number)s"),
    "processes.process": _("process %(number)s"),
    "surveys.survey": _("survey %(number)s"),
    "surveys.libraryentry": _("kept question %(number)s"),
}


def act_in_words(action: str) -> str | Promise:
    """An act that has no words yet shows its verb."""
    return ACTS.get(action, action)


def subject_in_words(subject: str) -> str:
    """`ideas.idea:7` as people say it."""
    kind, _colon, number = subject.partition(":")
    return str(SUBJECTS[kind]) % {"number": number} if kind in SUBJECTS else subject
