"""Which surveys are on my desk, and how does a new one begin?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from participation.accounts.signed_in import account_of
from participation.places.heading import heading_of
from surveys.forms.desk_create import CreateSurveyForm
from surveys.models import SurveyTemplate
from surveys.selectors.desk import desk_areas, desk_processes, surveys_of
from surveys.selectors.readings import waiting_for
from surveys.services.editing import create_survey


@require_safe
@login_required
def desk(request: HttpRequest) -> HttpResponse:
    areas = desk_areas(account_of(request))
    if not areas:
        raise PermissionDenied
    found = [survey for area in areas for survey in surveys_of(area)]
    context = {"neighbourhood": heading_of(areas[0]), "surveys": found, "now": timezone.now()}
    context["waiting"] = waiting_for(account_of(request))
    return render(request, "surveys/desk/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def create(request: HttpRequest) -> HttpResponse:
    account = account_of(request)
    processes = desk_processes(account)
    if not processes:
        raise PermissionDenied
    templates = list(SurveyTemplate.objects.defer("definition").order_by("pk"))
    form = CreateSurveyForm(request.POST or None, processes=processes, templates=templates)
    if form.is_valid():
        survey = create_survey(
            account=account,
            process=next(each for each in processes if str(each.pk) == form.cleaned_data["process"]),
            title=form.titles(),
            languages=["de", "en"],
            template_key=form.cleaned_data["template_key"],
        )
        messages.success(request, _("The survey stands. Nobody sees it before you publish it."))
        return redirect("surveys:design", survey.slug)
    context = {"neighbourhood": heading_of(processes[0].area), "form": form, "templates": templates}
    return render(request, "surveys/desk/create.html", context, status=422 if form.errors else 200)
