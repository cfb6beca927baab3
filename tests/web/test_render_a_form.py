"""What does the crispy pack `kern` make of a form?"""

import re

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Submit
from django import forms
from django.template import Context, Template
from django.utils.translation import override


class IdeaForm(forms.Form):
    title = forms.CharField(label="Titel", help_text="Ein Satz genügt.")
    text = forms.CharField(label="Text", widget=forms.Textarea, required=False)
    field = forms.ChoiceField(label="Thema", choices=[("a", "Wege"), ("b", "Grün")])
    kind = forms.ChoiceField(label="Art", choices=[("w", "Wunsch"), ("s", "Wir selbst")], widget=forms.RadioSelect)
    helps = forms.MultipleChoiceField(
        label="Hilfe", choices=[("g", "gießen"), ("n", "nähen")], widget=forms.CheckboxSelectMultiple, help_text="Frei"
    )
    photo = forms.FileField(label="Foto", required=False)
    agreed = forms.BooleanField(label="Ich bin einverstanden")
    key = forms.CharField(widget=forms.HiddenInput, initial="k")


def rendered(form: forms.Form, source: str = "{{ form|crispy }}") -> str:
    with override("de"):
        return Template("{% load crispy_forms_tags %}" + source).render(Context({"form": form}))


@pytest.fixture
def faulty() -> IdeaForm:
    return IdeaForm({"title": "", "field": "zzz", "key": "k"})


def test_every_label_belongs_to_an_input_that_exists() -> None:
    html = rendered(IdeaForm())
    ids = set(re.findall(r' id="([^"]+)"', html))
    labels = set(re.findall(r'<label[^>]* for="([^"]+)"', html))
    assert len(labels) == 9
    assert labels <= ids


def test_a_group_of_choices_is_a_fieldset_with_its_question_as_legend() -> None:
    html = rendered(IdeaForm())
    assert html.count("<fieldset") == 2
    assert re.search(r'<fieldset id="div_id_helps"[^>]*aria-describedby="id_helps_helptext"', html)
    assert re.search(r"<legend[^>]*>Art\s*</legend>", html)


def test_only_what_may_stay_empty_is_marked() -> None:
    assert rendered(IdeaForm()).count("kern-label__optional") == 2


def test_an_untouched_form_shows_no_summary() -> None:
    assert "data-errors" not in rendered(IdeaForm())


def test_the_summary_stands_first_and_leads_to_the_fields(faulty: IdeaForm) -> None:
    html = rendered(faulty)
    ids = set(re.findall(r' id="([^"]+)"', html))
    targets = re.findall(r'<a href="#([^"]+)">', html)
    assert targets == ["id_title", "id_field", "id_kind_0", "id_helps_0", "id_agreed"]
    assert set(targets) <= ids
    assert html.index("data-errors") < html.index("<input")


def test_the_summary_can_take_the_focus_without_a_script(faulty: IdeaForm) -> None:
    assert re.search(r'class="[^"]*q-errsum"[^>]*tabindex="-1" autofocus', rendered(faulty))


def test_an_error_stands_at_its_field_and_is_read_with_it(faulty: IdeaForm) -> None:
    html = rendered(faulty)
    assert re.search(r'<div class="q-errors" id="id_title_error">', html)
    title = re.search(r"<input[^>]*name=\"title\"[^>]*>", html)
    assert title is not None
    assert 'aria-invalid="true"' in title[0]
    assert 'aria-describedby="id_title_helptext id_title_error"' in title[0]
    assert re.search(r'<fieldset id="div_id_kind"[^>]*aria-describedby="id_kind_error"', html)


def test_what_a_form_says_as_a_whole_stands_in_the_summary() -> None:
    form = IdeaForm({"title": "Bank", "field": "a", "kind": "w", "helps": ["g"], "agreed": "on", "key": "k"})
    form.add_error(None, "Die Abstimmung ist beendet.")
    assert "<li>Die Abstimmung ist beendet.</li>" in rendered(form)


def test_input_is_kept_after_an_error() -> None:
    html = rendered(IdeaForm({"title": "Bank & Baum", "kind": "s"}))
    assert 'value="Bank &amp; Baum"' in html
    assert re.search(r'value="s"[^>]*checked', html)


def test_markup_in_help_texts_is_shown_not_run() -> None:
    form = IdeaForm()
    form.fields["title"].help_text = "<script>alert(1)</script>"
    assert "<script>" not in rendered(form)


def test_a_layout_renders_groups_and_one_primary_button() -> None:
    form = IdeaForm()
    helper = FormHelper()
    helper.layout = Layout(Fieldset("Ihre Idee", "title", "text"), Submit("save", "Absenden"))
    helper.add_input(Submit("draft", "Später", css_class="kern-btn--secondary"))
    form.helper = helper  # type: ignore[attr-defined] # crispy looks for it there
    html = rendered(form, "{% crispy form %}")
    assert "<form" in html
    assert "novalidate" in html
    assert "csrf" not in html
    assert html.count("kern-btn--primary") == 1
    assert html.count("kern-btn--secondary") == 1
    assert re.search(r"<legend[^>]*>Ihre Idee</legend>", html)


def test_a_form_with_a_file_is_sent_in_parts() -> None:
    form = IdeaForm()
    form.helper = FormHelper()  # type: ignore[attr-defined] # crispy looks for it there
    assert 'enctype="multipart/form-data"' in rendered(form, "{% crispy form %}")
