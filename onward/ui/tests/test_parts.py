"""What the template tags print."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from pytest_django import Settings

from onward.ui.core.charts import line, spark
from onward.ui.core.specimens import FILLED, ICONS, WRONG, drawings
from onward.ui.forms import SpecimenForm


def printed(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


class Strange(forms.Form):
    name = forms.CharField(max_length=20, label="<b>Name</b>")
    day = forms.DateField(required=False)
    doc = forms.FileField(required=False)
    when = forms.SplitDateTimeField(required=False)


def test_a_field_ties_label_help_and_error_to_its_input() -> None:
    form = SpecimenForm(data={**WRONG, "phone": "1" * 5}, auto_id="x_%s")

    html = printed("{% field form.name %}{% field form.phone %}", form=form)

    assert '<label for="x_name">Your name</label>' in html
    assert 'aria-describedby="x_name-error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="x_name-error"' in html
    assert "Please fill this in." in html
    assert 'aria-describedby="x_phone-help"' in html
    assert '<span class="optional">(if you like)</span>' in html
    assert "style=" not in html


def test_what_people_type_is_printed_as_text() -> None:
    form = Strange(data={"name": "<script>alert(1)</script>"})

    html = printed("{% form_errors form %}{% field form.name %}", form=form)

    assert "<script>" not in html
    assert "<b>Name</b>" not in html
    assert "&lt;script&gt;" in html


def test_dates_get_the_browsers_own_input() -> None:
    html = printed("{% field form.day %}", form=SpecimenForm(initial=FILLED))

    assert 'type="date"' in html
    assert 'value="2026-03-12"' in html


def test_an_impossible_date_is_given_back_as_it_was_typed() -> None:
    html = printed("{% field form.day %}", form=Strange(data={"day": "2026-02-31"}))

    assert 'type="text"' in html
    assert 'value="2026-02-31"' in html
    assert "There is no such day" in html


def test_a_widget_of_several_inputs_is_one_group() -> None:
    html = printed("{% field form.when %}{% field form.doc %}", form=Strange())

    assert html.count("<fieldset") == 1
    assert html.count("<input") == 3


def test_choices_are_cards_with_their_second_line_small() -> None:
    html = printed("{% choices form.circumstance %}", form=SpecimenForm(initial=FILLED))

    assert html.count('<label class="choice">') == 3
    assert re.search(r'value="returning"[^>]* checked', html)
    assert "<small>between jobs</small>" in html


def test_notes_stand_in_for_the_second_line() -> None:
    html = printed(
        "{% choices form.circumstance notes %}",
        form=SpecimenForm(),
        notes={"found": "in your own name"},
    )

    assert "<small>in your own name</small>" in html


def test_chips_keep_what_was_chosen() -> None:
    html = printed("{% chips form.obstacles %}", form=SpecimenForm(initial=FILLED))

    assert re.search(r'value="time"[^>]* checked', html)
    assert not re.search(r'value="size"[^>]* checked', html)


def test_a_scale_shows_figures_and_reads_out_words() -> None:
    html = printed("{% scale form.lead %}", form=SpecimenForm())

    assert html.count('type="radio"') == 5
    assert '<span class="hidden-name">, strongly agree</span>' in html
    assert "<span>strongly disagree</span><span>strongly agree</span>" in html


def test_the_errors_on_top_lead_to_their_fields() -> None:
    form = SpecimenForm(data=WRONG)

    html = printed("{% form_errors form %}", form=form)

    assert 'role="alert"' in html
    assert '<a href="#id_email">E-mail</a>' in html


def test_a_form_without_errors_says_nothing() -> None:
    assert printed("{% form_errors form %}", form=SpecimenForm()).strip() == ""


def test_the_summary_link_of_a_group_leads_somewhere() -> None:
    form = SpecimenForm(data=WRONG)

    html = printed("{% form_errors form %}{% choices form.circumstance %}", form=form)

    target = re.search(r'href="#([^"]+)">What fits best', html)
    assert target
    assert f'id="{target[1]}"' in html


def test_notices_hold_markup_and_escape_values() -> None:
    html = printed(
        '{% notice "attend" %}<p>{{ words }}</p>{% endnotice %}', words="<i>held</i>"
    )

    assert '<div class="notice attend">' in html
    assert "<p>&lt;i&gt;held&lt;/i&gt;</p>" in html


def test_initials_hide_from_screen_readers() -> None:
    html = printed('{% initials "Leila Haddad" "small" %}')

    assert html == '<span class="avatar small" aria-hidden="true">LH</span>'


def test_an_icon_with_a_label_speaks() -> None:
    assert 'aria-hidden="true"' in printed('{% icon "check" %}')
    assert 'role="img" aria-label="done"' in printed('{% icon "check" "done" %}')


def test_at_adds_the_practice_the_reader_is_in(settings: Settings) -> None:
    settings.ROOT_URLCONF = "onward.ui.tests.addresses"
    request = RequestFactory().get("/")
    request.organisation = SimpleNamespace(slug="north")  # type: ignore[attr-defined]  # what the middleware adds

    html = printed(
        '{% at "try:plan" 7 %} {% at "try:plan" plan_id=8 %}'
        '{% at "try:plan" 9 as way %} {{ way }}',
        request=request,
    )

    assert html == "/at/north/plans/7 /at/north/plans/8 /at/north/plans/9"


def test_two_charts_of_a_page_have_ids_of_their_own() -> None:
    drawings_ = [spark("One", [1, 2]), spark("Two", [2, 3])]

    html = printed("{% for d in all %}{% chart d %}{% endfor %}", all=drawings_)

    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == 4
    assert len(set(ids)) == 4


def test_a_chart_prints_its_words_and_figures_as_text() -> None:
    drawn = line("<b>Mood</b>", [], y_range=(0, 10))

    html = printed('{% chart d "mood" %}', d=drawn)

    assert '<title id="mood-t">&lt;b&gt;Mood&lt;/b&gt;</title>' in html
    assert "No figures yet" in html


@pytest.mark.parametrize("language", ["en", "de"])
def test_coordinates_keep_their_point_in_every_language(
    settings: Settings, language: str
) -> None:
    settings.LANGUAGE_CODE = language
    on = drawings()[0]

    assert "122.2" in printed("{% chart d %}", d=on)


def test_the_gallery_names_every_icon_there_is() -> None:
    svg = (Path(__file__).parents[1] / "static/ui/icons.svg").read_text()

    assert sorted(re.findall(r'symbol id="([^"]+)"', svg)) == sorted(ICONS)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"length": "5"}, "Please write 15 or more."),
        ({"length": "500"}, "Please write 240 or less."),
        (
            {"name": "x" * 10_000},
            "Too long: 80 letters have room here, these are 10000.",
        ),
        ({"name": "a\x00b"}, "This holds a character no keyboard writes."),
    ],
)
def test_an_error_says_what_to_do(typed: dict[str, str], said: str) -> None:
    html = printed("{% form_errors form %}", form=SpecimenForm(data=typed))

    assert said in html
