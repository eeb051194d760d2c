import pytest

from onward.notifications.core.live import Event, Reader, concerns

NORTH, SOUTH = 1, 2
INBOX = Event(NORTH, "enquiry", "17", right="RUN_ENQUIRIES")


def test_an_event_reaches_those_who_hold_its_right_in_its_practice() -> None:
    assert concerns(INBOX, Reader(NORTH, 5, frozenset({"RUN_ENQUIRIES"})))
    assert not concerns(INBOX, Reader(NORTH, 5, frozenset({"READ_RECORD"})))
    assert not concerns(INBOX, Reader(SOUTH, 5, frozenset({"RUN_ENQUIRIES"})))


def test_an_event_for_one_member_reaches_nobody_else() -> None:
    mine = Event(NORTH, "session", "3", member=5)

    assert concerns(mine, Reader(NORTH, 5, frozenset()))
    assert not concerns(mine, Reader(NORTH, 6, frozenset({"RUN_ENQUIRIES"})))


def test_an_event_survives_its_payload_and_holds_no_texts() -> None:
    assert Event.parse(INBOX.payload()) == INBOX
    with pytest.raises(ValueError, match="ids, not texts"):
        Event(NORTH, "enquiry", "x" * 3000).payload()
