"""The gallery, the shell of pages and the pages of refusals."""

import gzip
import re
from pathlib import Path
from types import SimpleNamespace

import django_htmx
import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from pytest_django import Settings

REFUSALS = ["400", "403", "403_csrf", "404", "409", "429"]
STATIC = Path(__file__).parents[1] / "static/ui"
FIRST_PAGE = [
    *(STATIC / name for name in ("tokens.css", "components.css", "pages.css")),
    STATIC / "onward.js",
    Path(django_htmx.__file__).parent / "static/django_htmx/htmx-2.min.js",
]


@pytest.fixture(autouse=True)
def alone(settings: Settings) -> None:
    """The look without the apps above it, which it does not know."""
    settings.ROOT_URLCONF = "onward.ui.tests.addresses"
    settings.MIDDLEWARE = ["django.contrib.messages.middleware.MessageMiddleware"]
    settings.MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
    processors = [
        "django.template.context_processors.request",
        "django.contrib.messages.context_processors.messages",
    ]
    engine = {**settings.TEMPLATES[0], "OPTIONS": {"context_processors": processors}}
    settings.TEMPLATES = [engine]
    settings.DEMO = True


@pytest.fixture
def visitor() -> Client:
    return Client()


def shell(**context: object) -> str:
    request = RequestFactory().get("/")
    request.organisation = SimpleNamespace(name="North & Sons", slug="north")  # type: ignore[attr-defined]  # what the middleware adds
    request.member = SimpleNamespace(name="Ruth Adeyemi", pk=7)  # type: ignore[attr-defined]  # what the middleware adds
    return render_to_string("ui/page.html", {"request": request, **context})


def test_the_gallery_shows_in_the_theme_that_was_asked_for(visitor: Client) -> None:
    answer = visitor.get("/ui/?theme=dark")

    assert answer.status_code == 200
    assert '<html lang="en" data-theme="dark">' in answer.content.decode()


def test_a_theme_that_does_not_exist_is_left_out(visitor: Client) -> None:
    assert b"data-theme" not in visitor.get('/ui/?theme="><script>').content


def test_the_gallery_is_closed_where_people_work(
    visitor: Client, settings: Settings
) -> None:
    settings.DEBUG = settings.DEMO = False

    assert visitor.get("/ui/").status_code == 404


def test_the_gallery_holds_no_inline_script_style_or_handler(visitor: Client) -> None:
    html = visitor.get("/ui/").content.decode()

    assert not re.findall(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=", html)


def test_no_id_stands_twice_in_the_gallery(visitor: Client) -> None:
    ids = re.findall(r'\sid="([^"]+)"', visitor.get("/ui/").content.decode())

    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("code", REFUSALS)
def test_a_refusal_says_what_to_do_and_keeps_drafts(visitor: Client, code: str) -> None:
    html = visitor.get(f"/refused/{code}").content.decode()

    assert html.count("<h1>") == 1
    assert "data-keep-drafts" in html
    assert 'class="button"' in html


@pytest.mark.parametrize("code", [*REFUSALS, "500"])
def test_a_refusal_can_be_told_without_a_request(code: str) -> None:
    assert "<h1>" in render_to_string(f"{code}.html")


def test_the_shell_has_ways_an_account_and_a_way_out() -> None:
    ways = [
        SimpleNamespace(name=name, icon="today", url=f"/{name}", current=name == "a")
        for name in ("a", "b", "c", "d", "e")
    ]

    html = shell(
        navigation=ways, account_menu=[("My details", "/me")], help_url="/help"
    )

    assert html.count('aria-current="page"') == 1
    assert 'aria-label="Ruth Adeyemi, account"' in html
    assert '<a href="/me">My details</a>' in html
    assert "North &amp; Sons" in html
    assert "Talk to someone now" in html
    assert html.count('class="spare"') == 2  # the fifth way: rail and phone menu


def test_a_page_carries_the_practices_colour_only_when_it_has_one() -> None:
    assert '<link rel="stylesheet" href="/colour.css">' in shell(
        colour_url="/colour.css"
    )
    assert "colour.css" not in shell()


def test_the_first_page_weighs_less_than_fifty_kilobytes() -> None:
    weight = sum(len(gzip.compress(path.read_bytes())) for path in FIRST_PAGE)

    assert weight < 50_000


def test_every_quarter_of_the_working_day_has_its_place() -> None:
    css = (STATIC / "pages.css").read_text()
    quarters = [(h, m) for h in range(6, 22) for m in (0, 15, 30, 45)]

    for row, (hour, minute) in enumerate(quarters, start=1):
        assert f".at-{hour:02}{minute:02} {{ grid-row-start: {row}; }}" in css
    for rows in range(1, 41):
        assert f".for-{rows * 15} {{ grid-row-end: span {rows}; }}" in css
