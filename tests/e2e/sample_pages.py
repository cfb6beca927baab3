"""A form and a figure on pages of their own: what the shared templates and scripts promise, without any app."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from participation import urls as site

BLUE = "var(--q-c-pos2)"


class IdeaForm(forms.Form):
    title = forms.CharField(label="Titel", help_text="Ein Satz genügt.")
    kind = forms.ChoiceField(label="Art", choices=[("w", "Wunsch"), ("s", "Wir selbst")], widget=forms.RadioSelect)
    field = forms.ChoiceField(label="Thema", choices=[("", "Bitte wählen"), ("a", "Wege"), ("b", "Grün")])
    photo = forms.FileField(label="Foto", required=False)
    agreed = forms.BooleanField(label="Ich bin einverstanden.")
    helper = FormHelper()
    helper.add_input(Submit("save", "Absenden"))


FORM_PAGE = """{% extends "base.html" %}{% load crispy_forms_tags %}{% block title %}Muster{% endblock %}
{% block content %}<h1 class="q-h1">Muster</h1>{% crispy form %}{% endblock %}"""

FIGURE_PAGE = """{% extends "base_staff.html" %}{% block title %}Muster{% endblock %}
{% block content %}<h1 class="q-h1">Muster</h1>
<figure class="q-plot" role="img" aria-label="Balken" data-figure="f" data-figure-narrow="f-narrow"></figure>
<details data-twin="f" open><summary>Als Tabelle</summary><p>Bus 1500</p></details>
{{ wide|json_script:"f" }}{{ narrow|json_script:"f-narrow" }}{% endblock %}
{% block scripts %}{% include "_chart_scripts.html" %}{% endblock %}"""


def form_page(request: HttpRequest) -> HttpResponse:
    form = IdeaForm(request.POST or None, request.FILES or None)
    return HttpResponse(engines["django"].from_string(FORM_PAGE).render({"form": form}, request))


def figure_page(request: HttpRequest) -> HttpResponse:
    context = {"wide": figure("breit"), "narrow": figure("schmal")}
    return HttpResponse(engines["django"].from_string(FIGURE_PAGE).render(context, request))


def figure(title: str) -> dict[str, object]:
    bars = {"type": "bar", "orientation": "h", "y": ["Bus", "Bank"], "x": [1500, 700.5], "text": ["", ""]}
    marker = {"color": BLUE}
    axis = {"tickvals": [0, 1000], "tickformat": ",.1f", "range": [0, 2000]}
    layout = {"height": 200, "title": {"text": title}, "xaxis": axis, "margin": {"l": 60, "r": 20, "t": 40, "b": 40}}
    return {"data": [{**bars, "marker": marker, "meta": {"pattern": "/"}}], "layout": layout}


urlpatterns = [path("muster/formular/", form_page), path("muster/diagramm/", figure_page), *site.urlpatterns]
