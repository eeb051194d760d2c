"""The audit in the database: added to, never changed, and checked."""

from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django_scopes import scope

from conftest import Cast
from onward.audit.models import Entry
from onward.audit.queries import first_broken_line
from onward.audit.services import record

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.usefixtures("north_scope")
TRIGGER = "ALTER TABLE audit_entry {} TRIGGER audit_entry_is_append_only"


def write(cast: Cast, many: int) -> list[Entry]:
    return [
        record("record opened", by=cast.coach, on=cast.engagement) for _ in range(many)
    ]


def tamper(sql: str) -> None:
    """Change the table behind the trigger's back, as only its owner can."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(TRIGGER.format("DISABLE"))
        cursor.execute(sql)
        cursor.execute(TRIGGER.format("ENABLE"))


def check() -> str:
    out = StringIO()
    call_command("check_audit", stdout=out)
    return out.getvalue()


def test_lines_are_numbered_and_chained(cast: Cast) -> None:
    first, second = write(cast, 2)

    assert (first.number, second.number) == (1, 2)
    assert (first.hash_before, second.hash_before) == ("0" * 64, first.hash)
    assert second.engagement == cast.engagement.pk
    assert first_broken_line(cast.north) is None


def test_each_practice_has_a_chain_of_its_own(cast: Cast) -> None:
    with scope(organisation=cast.north):
        write(cast, 2)
    with scope(organisation=cast.south):
        line = record(
            "record opened", by=cast.stranger_coach, on=cast.stranger_engagement
        )

    assert line.number == 1
    assert check() == "north: 2 lines, whole\nsouth: 1 lines, whole\n"


@pytest.mark.parametrize("act", ["change", "change in bulk", "remove", "remove all"])
def test_the_database_refuses_to_change_or_remove_a_line(cast: Cast, act: str) -> None:
    line = write(cast, 1)[0]
    line.action = "nothing happened"
    acts: dict[str, Callable[[], object]] = {
        "change": line.save,
        "change in bulk": lambda: Entry.objects.update(action="nothing happened"),
        "remove": line.delete,
        "remove all": Entry.objects.all().delete,
    }

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        acts[act]()

    assert Entry.objects.get().action == "record opened"


@pytest.mark.parametrize(
    ("sql", "line"),
    [
        ("UPDATE audit_entry SET action = 'x' WHERE number = 2", 2),
        ("UPDATE audit_entry SET by_id = NULL WHERE number = 3", 3),
        ("UPDATE audit_entry SET detail = '{}' WHERE number = 1", 1),
        ("UPDATE audit_entry SET at = at + interval '1 microsecond'", 1),
        ("DELETE FROM audit_entry WHERE number = 2", 2),
        ("DELETE FROM audit_entry WHERE number = 1", 1),
    ],
)
def test_tampering_is_found_and_the_line_is_named(
    cast: Cast, sql: str, line: int
) -> None:
    for _ in range(4):
        record("note written", by=cast.coach, on=cast.engagement, detail={"a": "b"})
    tamper(sql)

    with pytest.raises(CommandError, match=f"north: line {line}"):
        check()


def test_a_refused_act_leaves_no_line(cast: Cast) -> None:
    def act_and_fail() -> None:
        with transaction.atomic():
            write(cast, 1)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        act_and_fail()

    assert not Entry.objects.exists()
    assert write(cast, 1)[0].number == 1


@pytest.mark.django_db(transaction=True)
def test_parallel_writers_leave_no_gap_and_no_twin(cast: Cast) -> None:
    start = Barrier(4)

    def run(_: int) -> None:
        start.wait()
        try:
            with scope(organisation=cast.north):
                write(cast, 10)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(run, range(4)))

    with scope(organisation=cast.north):
        numbers = Entry.objects.order_by("number").values_list("number", flat=True)
        assert list(numbers) == list(range(1, 41))
        assert first_broken_line(cast.north) is None
