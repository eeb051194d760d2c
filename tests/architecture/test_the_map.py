"""What the import linter cannot see: rows, views, templates, and imports in hiding."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

from onward.organisations.models import OrgOwned
from onward.organisations.policies import is_declared

PRODUCT = Path(__file__).parents[2] / "onward"
APPS = sorted(p.parent.name for p in PRODUCT.glob("*/apps.py"))
SHELVES = {
    "urls",
    "views",
    "forms",
    "services",
    "queries",
    "policies",
    "models",
    "core",
    "signals",
    "receivers",
    "admin",
    "management",
    "migrations",
    "templates",
    "templatetags",
    "static",
    "content",
    "tests",
    "apps",
    "__init__",
}
# Rows no practice owns: people, sign-in, mail on its way, the world of work.
GLOBAL = {
    "accounts.User",
    "accounts.AccessCode",
    "organisations.Organisation",
    "notifications.Message",
    "careers.Release",
    "careers.Occupation",
    "careers.JobTitle",
    "careers.Wage",
    "careers.Outlook",
    "careers.Area",
    "careers.EscoOccupation",
    "careers.EscoSkill",
    "careers.EscoSkillNeed",
    "careers.EscoLink",
    "careers.CodeMove",
}
# How often the scope may be left, by app. It may only fall.
SCOPE_LEFT = {"organisations": 6, "audit": 2, "team": 2, "demo": 4, "careers": 0}
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*application/json)|\sstyle=|\son[a-z]+=[\"']",
    re.IGNORECASE,
)


def our_models() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if m.__module__.startswith("onward.")]


def python_files() -> list[Path]:
    return [p for p in PRODUCT.rglob("*.py") if "migrations" not in p.parts]


def every_view(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from every_view(entry)
        else:
            yield entry


def test_every_row_belongs_to_a_practice_or_stands_on_the_short_list() -> None:
    ownerless = {
        model._meta.label for model in our_models() if not issubclass(model, OrgOwned)
    }

    assert ownerless == GLOBAL


def test_foreign_keys_across_apps_have_no_way_back() -> None:
    wrong = [
        f"{model._meta.label}.{field.name}"
        for model in our_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey)
        and field.related_model._meta.app_label != model._meta.app_label
        and field.remote_field.related_name != "+"
    ]

    assert wrong == []


def test_every_view_says_who_may_see_it() -> None:
    undeclared = [
        str(pattern.pattern)
        for pattern in every_view(get_resolver())
        if not is_declared(pattern.callback)
    ]

    assert undeclared == []


def test_files_stand_on_their_shelf() -> None:
    strangers = [
        f"{app}/{entry.name}"
        for app in APPS
        for entry in (PRODUCT / app).iterdir()
        if entry.stem not in SHELVES and entry.name != "__pycache__"
    ]

    assert strangers == []


def test_templates_include_their_own_app_and_ui_only() -> None:
    wrong = []
    for template in PRODUCT.glob("*/templates/**/*.html"):
        app = template.relative_to(PRODUCT).parts[0]
        for used in re.findall(
            r'{% (?:include|extends) "([^"]+)"', template.read_text()
        ):
            shelf = used.split("/")[0]
            if app != "accounts" and shelf not in {app, "ui"}:
                wrong.append(f"{template.name} uses {used}")

    assert wrong == []


def test_no_template_holds_inline_script_or_style() -> None:
    wrong = [
        str(template.relative_to(PRODUCT))
        for template in PRODUCT.glob("*/templates/**/*.html")
        if INLINE.search(template.read_text())
    ]

    assert wrong == []


def test_templates_stay_short() -> None:
    long = {
        str(t.relative_to(PRODUCT)): lines
        for t in PRODUCT.glob("*/templates/**/*.html")
        if (lines := len(t.read_text().splitlines())) > 120
    }
    long.pop("ui/templates/ui/gallery.html", None)

    assert long == {}


def test_no_import_hides_inside_a_function() -> None:
    hidden = [
        f"{path.relative_to(PRODUCT)}:{node.lineno}"
        for path in python_files()
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert hidden == []


def test_python_files_stay_under_three_hundred_lines() -> None:
    long = {
        str(path.relative_to(PRODUCT)): lines
        for path in python_files()
        if "tests" not in path.parts
        and (lines := len(path.read_text().splitlines())) > 300
    }

    assert long == {}


def test_leaving_the_scope_is_rare_and_counted() -> None:
    counts: dict[str, int] = {}
    for path in python_files():
        app = path.relative_to(PRODUCT).parts[0]
        if "tests" not in path.parts:
            found = path.read_text().count("scopes_disabled()")
            counts[app] = counts.get(app, 0) + found

    over = {app: many for app, many in counts.items() if many > SCOPE_LEFT.get(app, 0)}

    assert over == {}


@pytest.mark.parametrize("app", APPS)
def test_migrations_import_nothing_of_ours(app: str) -> None:
    # Column types of ours: the sealed field, the wall-clock time.
    allowed = ("onward.organisations.models", "onward.scheduling.models")
    for migration in (PRODUCT / app / "migrations").glob("0*.py"):
        imports = re.findall(
            r"^(?:import|from) (onward[\w.]*)", migration.read_text(), re.MULTILINE
        )
        assert [name for name in imports if not name.startswith(allowed)] == []


@pytest.mark.django_db
def test_migrations_are_in_step_with_the_models() -> None:
    ours = [app for app in APPS if (PRODUCT / app / "models.py").exists()]
    ours += [app for app in APPS if (PRODUCT / app / "models").is_dir()]

    call_command("makemigrations", *ours, check=True, dry_run=True, verbosity=0)
