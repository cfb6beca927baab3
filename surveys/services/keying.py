"""How do answers on paper, by phone and at the counter come in? Keyed in form by form; they count stack by stack.

Between the two lies the comparison: one form in ten, drawn by lot, is keyed in twice. See ADR 0022.
"""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused, require
from participation.audit.services import record_act
from participation.channels import Channel
from participation.eligibility.identity import Identity, Participant, participant_key
from participation.eligibility.models import AccessCode
from participation.eligibility.rules import may_take_part
from participation.eligibility.standing import Standing
from surveys.definition import Path, Question, walk
from surveys.definition.paper import on_paper
from surveys.desk_rules import may_key_in
from surveys.keying import Difference, answers_on, compare, measured, read_form
from surveys.models import FormStack, KeyedForm, ParticipationMarker, Survey
from surveys.paper_rules import may_take_forms
from surveys.questiontypes import Posted
from surveys.selectors.keying import is_locked_elsewhere
from surveys.selectors.versions import definition_of
from surveys.services.checking import Errors, errors_among
from surveys.services.places import Full
from surveys.services.responses import Submission, store_response

CLOSED = Refused("stack_closed", _("This stack is closed. Its forms count already."))
COUNTED = Refused("form_counted", _("A form with this number counts already. Look at the number once more."))
ELSEWHERE = Refused("form_elsewhere", _("A form with this number lies in another open stack."))
UNSETTLED = Refused("form_unsettled", _("Two entries of a form differ. Say first which one is right."))


@dataclass(frozen=True, slots=True)
class Keyed:
    """`errors` by field name: then nothing was stored. `dropped`: answered on paper, but not to be asked."""

    form: KeyedForm
    path: Path
    errors: Errors
    dropped: tuple[Question, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Closed:
    """`left`: numbers of forms that cannot count: the person has answered another way, or a place was the last one.

    `beyond`: their groups had enough answers; they are kept and do not count.
    """

    counted: int
    empty: int
    left: tuple[str, ...] = ()
    beyond: int = 0


@transaction.atomic
def open_stack(*, account: Account, survey_id: int, channel: Channel, number: int | None = None) -> FormStack:
    """`number`: of the version that stands on the forms; whatever was printed before a change asks other questions."""
    survey = _locked_survey(survey_id)
    require(may_take_forms(account, survey))
    version = survey.current if number is None else survey.versions.get(number=number)
    assert version is not None, "a published survey has a frozen version (constraint)"
    return FormStack.objects.create(survey=survey, version=version, channel=channel, opened_by=account)


@transaction.atomic
def phone_stack(*, account: Account, survey_id: int) -> FormStack:
    """The stack of calls that this person has open, with the questions as they are now; else a new one."""
    survey = _locked_survey(survey_id)
    mine = FormStack.objects.filter(survey=survey, channel=Channel.PHONE, opened_by=account, closed_on__isnull=True)
    found = mine.filter(version=survey.current).first()
    return found or open_stack(account=account, survey_id=survey_id, channel=Channel.PHONE)


@transaction.atomic
def take_form(*, account: Account, stack_id: int, number: str, code: AccessCode | None = None) -> KeyedForm:
    """The form with this number; it lies in the stack from now on, and nobody can begin a second one."""
    stack = _locked(account, stack_id)
    form = stack.forms.filter(number=number).first()
    if form is not None:
        return form
    require(may_take_forms(account, stack.survey))
    form = KeyedForm(stack=stack, number=number, code=code, entered_by=account)
    who = _person(form)
    if ParticipationMarker.objects.filter(survey=stack.survey, participant_key=who.key).exists():
        require(COUNTED)
    if is_locked_elsewhere(stack, number):
        require(ELSEWHERE)
    form.save()
    return form


@transaction.atomic
def key_in(*, account: Account, form_id: int, posted: Posted) -> Keyed:
    """Store what stands on the form; the same press twice stores the same. After a comparison, this entry holds."""
    form = _form(account, form_id)
    if not form.answers:
        require(may_take_forms(account, form.stack.survey))
    keyed = _read(form, posted)
    if keyed.errors:
        return keyed
    form.answers, form.entered_by = answers_on(keyed.path), account
    if form.second is not None:
        form.second, form.compared = None, True
    form.save()
    return keyed


@transaction.atomic
def key_in_again(*, account: Account, form_id: int, posted: Posted) -> Keyed:
    """The second entry of the comparison: it changes nothing, it only shows where the two differ."""
    form = _form(account, form_id)
    keyed = _read(form, posted)
    if keyed.errors:
        return keyed
    questions = [question for step in keyed.path.steps for question in step.questions]
    differences = compare(questions, form.answers, keyed.path.kept)
    form.second, form.second_by = (keyed.path.kept if differences else None), account
    form.compared = not differences
    form.differences, form.answers_compared = len(differences), measured(questions)
    form.save()
    return Keyed(form, keyed.path, {}, differences=tuple(differences))


@transaction.atomic
def remove_form(*, account: Account, form_id: int) -> None:
    """Taken by mistake: nothing of it was counted."""
    form = _form(account, form_id)
    form.delete()


@transaction.atomic
def close_stack(*, account: Account, stack_id: int) -> Closed:
    """All forms count from now on, in one transaction. Pressing twice counts nothing twice."""
    stack = _locked(account, stack_id)
    forms = list(stack.forms.select_related("code", "entered_by"))
    if any(form.second is not None for form in forms):
        require(UNSETTLED)
    filled = [form for form in forms if form.answers]
    became = {form.pk: _stored(stack, form) for form in filled}
    left = [form for form in filled if became[form.pk] is None]
    gone = [form for form in forms if form not in left]
    for form in gone:
        stack.compared += form.compared
        stack.differences += form.differences
        stack.answers_compared += form.answers_compared
    counted, beyond = (sum(outcome is counts for outcome in became.values()) for counts in (True, False))
    stack.counted += counted
    stack.forms.filter(pk__in=[form.pk for form in gone]).delete()
    if not left:
        stack.closed_on = timezone.localdate()
    stack.save()
    _record(account, stack, counted)
    return Closed(counted, len(forms) - len(filled), tuple(form.number for form in left), beyond)


def _stored(stack: FormStack, form: KeyedForm) -> bool | None:
    """Whether it counts. None where a person has answered another way, or wants a place that is gone."""
    definition = on_paper(definition_of(stack.version))
    submission = Submission(
        survey=stack.survey,
        version=stack.version,
        key=form.submission_key,
        path=walk(definition, form.answers),
        language=definition.languages[0],
        channel=Channel(stack.channel),
        recorded_by=form.entered_by,
    )
    try:
        with transaction.atomic():
            return store_response(submission, _person(form))
    except (IntegrityError, NotAllowed, Full):
        return None


def _person(form: KeyedForm) -> Participant:
    """Whoever has a code is the same person on paper and online; else the number stands for the person."""
    survey = form.stack.survey
    if form.code is None:
        return Participant(participant_key(survey.process_id, "form", f"{survey.pk}|{form.number}"), Standing.STAFF)
    identity = Identity(code_id=form.code.pk, code_process_id=form.code.process_id)
    who = may_take_part(identity, survey.process)
    if isinstance(who, Refused):
        raise NotAllowed(who)
    return who


def _read(form: KeyedForm, posted: Posted) -> Keyed:
    definition = on_paper(definition_of(form.stack.version))
    answers = read_form(definition, posted)
    path = walk(definition, answers)
    errors: Errors = {}
    for step in path.steps:
        errors |= errors_among(step.questions, path)
    return Keyed(form, path, errors, path.dropped)


def _form(account: Account, form_id: int) -> KeyedForm:
    stack_id = KeyedForm.objects.values_list("stack_id", flat=True).get(pk=form_id)
    stack = _locked(account, stack_id)
    form = stack.forms.select_related("code").get(pk=form_id)
    form.stack = stack
    return form


def _locked(account: Account, stack_id: int) -> FormStack:
    """The survey first: a release of its results waits for the stack, and the other way round."""
    stack = FormStack.objects.get(pk=stack_id)
    survey = _locked_survey(stack.survey_id)
    require(may_key_in(account, survey))
    stack = FormStack.objects.select_for_update(of=("self",)).select_related("version").get(pk=stack_id)
    stack.survey = survey
    if stack.closed_on is not None:
        require(CLOSED)
    return stack


def _locked_survey(survey_id: int) -> Survey:
    found = Survey.objects.select_for_update(of=("self",), no_key=True).select_related("process__area", "current")
    return found.get(pk=survey_id)


def _record(account: Account, stack: FormStack, counted: int) -> None:
    record_act(
        actor=account,
        action="survey.forms_counted",
        subject=f"surveys.survey:{stack.survey_id}",
        area=stack.survey.process.area,
        details={"channel": stack.channel, "forms": counted, "compared": stack.compared},
    )
