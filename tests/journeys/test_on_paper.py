"""An inventory on paper: printed, filled in at a table, keyed in twice."""

from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.journeys.conftest import Seen, of
from tests.journeys.practice import Practice, client_under_way
from tests.journeys.steps import beginning, inventories

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
CLIENT, COACH = "Rosa Quint", "Ruth Adeyemi"
NAME = "Ready for change"
RINGED = [str((4, 5, 3, 2)[n % 4]) for n in range(16)]


def test_a_form_is_keyed_in_and_what_was_keyed_wrong_is_found(
    visitor: Callable[..., Seen], practice: Practice
) -> None:
    engagement = client_under_way(practice, CLIENT)
    coach, client = visitor(), visitor(looks=False)
    beginning.sign_in(coach, practice, COACH)
    where = practice.at(f"engagements/{engagement.pk}/inventories/")
    sheet = coach.page.request.get(
        f"{coach.address}{where}own-adaptability-16/paper.pdf"
    )
    printed = " ".join(
        page.extract_text() for page in PdfReader(BytesIO(sheet.body())).pages
    )
    assert CLIENT not in printed  # a sheet left on a table names nobody

    inventories.ask_for(coach, practice, engagement, NAME)
    coach.press(of("Key in a paper copy", NAME))
    inventories.sheet_is_there(coach, NAME)
    inventories.key_in(coach, [*RINGED[:-1], "9"])
    coach.press("Keep, then key it in a second time")
    coach.reads("The answers are 1 to 5.")
    inventories.key_in(coach, ["1", *RINGED[1:-1], ""])
    coach.look("a sheet keyed in")
    coach.press("Keep, then key it in a second time")
    coach.reads("keyed in once more")
    inventories.key_in(coach, [*RINGED[:-1], ""])
    coach.press("Compare and go on")
    coach.reads("Keyed first as 1, now as 4")
    coach.look("a sheet that differs")
    coach.press("Compare and go on")
    coach.reads("15 of 16 answered")
    inventories.close(coach)
    coach.reads("keyed twice")

    beginning.sign_in(client, practice, CLIENT)
    client.go(where)
    client.reads("Answered")
    for person in (coach, client):
        person.done()
