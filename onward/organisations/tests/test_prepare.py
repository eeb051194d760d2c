"""Preparing the database, and saying what is wrong with settings."""

import base64
from io import StringIO

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from pytest_django import Settings

from onward.organisations.apps import field_keys_open
from onward.organisations.management.commands import prepare


@pytest.mark.django_db
def test_a_database_that_is_up_to_date_is_left_alone() -> None:
    out = StringIO()
    call_command("prepare", stdout=out)

    assert out.getvalue() == "The database is up to date.\n"


@pytest.mark.django_db
def test_a_missing_cache_table_is_made(settings: Settings) -> None:
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "cache_of_a_test",
        }
    }
    out = StringIO()
    call_command("prepare", stdout=out)

    assert out.getvalue() == "The database was brought up to date.\n"
    assert "cache_of_a_test" in connection.introspection.table_names()


@pytest.mark.django_db
def test_quietly_it_says_nothing() -> None:
    out = StringIO()
    call_command("prepare", verbosity=0, stdout=out)

    assert out.getvalue() == ""


@pytest.mark.django_db
def test_an_old_database_is_refused_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(prepare, "OLDEST_POSTGRESQL", 99)

    with pytest.raises(CommandError, match=r"The database is PostgreSQL \d+; 99 or"):
        call_command("prepare", verbosity=0)


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_told_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(connection.settings_dict, "HOST", "/nowhere")

    with pytest.raises(CommandError, match=r"The database does not answer: .*running"):
        call_command("prepare", verbosity=0)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("k1:AAAA", "ONWARD_FIELD_KEYS: Field key k1 has 3 bytes, not 32."),
        ("secret", "ONWARD_FIELD_KEYS: A field key is written as id:base64."),
    ],
)
def test_a_wrong_field_key_is_told_by_name(
    settings: Settings, keys: str, words: str
) -> None:
    settings.FIELD_KEYS = keys

    assert words in [message.msg for message in run_checks()]
    with pytest.raises(SystemCheckError, match="ONWARD_FIELD_KEYS"):
        call_command("prepare", verbosity=0)


def test_good_field_keys_pass(settings: Settings) -> None:
    settings.FIELD_KEYS = f"a:{base64.b64encode(bytes(32)).decode()}"

    assert field_keys_open(None) == []
