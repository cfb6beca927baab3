"""How does a question about the person come to offer the groups of the population table?"""

from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused, require
from surveys.desk_rules import may_see_at_desk
from surveys.drafting.demography import take_groups
from surveys.drafting.tree import question_with
from surveys.models import Survey
from surveys.selectors.codes import codes_seen
from surveys.selectors.population import fit_of, population_for
from surveys.services.revising import change_draft

NO_FIGURES = Refused("no_population_figures", _("The population table has no figures for this question."))


def take_population_groups(*, account: Account, survey_id: int, revision: int, code: str) -> Survey:
    """Answers that fit stay as they are worded; "prefer not to say" and own words stay as well."""
    survey = Survey.objects.select_related("process__area").get(pk=survey_id)
    require(may_see_at_desk(account, survey))
    fit = fit_of(question_with(survey.draft, code), population_for(survey))
    if fit is None or not fit.groups:
        raise NotAllowed(NO_FIGURES)
    seen = codes_seen(survey_id).get(code, set())
    return change_draft(
        account,
        survey_id,
        revision,
        "survey.question_changed",
        code,
        lambda draft: take_groups(draft, code, fit.concept, fit.groups, seen),
    )
