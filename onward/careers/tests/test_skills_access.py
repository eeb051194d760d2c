"""Job skills are for two people: whoever else comes finds nothing, or no way in."""

import pytest

from conftest import Cast
from onward.careers.tests.kinds import At, Enter, Page
from onward.careers.tests.skilled import a_proof, a_target
from onward.coaching.models import Engagement
from onward.experience.models import Proof
from onward.experience.tests.papers import TEXT

pytestmark = pytest.mark.skilled


PAGES = (
    "skills",
    "skill-targets",
    "skill-go-on",
    "skill-proofs",
    "skill-proof-add",
    "skill-ask",
)


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("owner", 403),
        ("coordinator", 403),
        ("sponsor", 403),
        ("second_coach", 404),
        ("second_client", 404),
        ("stranger_owner", 404),
        ("stranger_coach", 404),
        ("stranger_client", 404),
    ],
)
def test_nobody_but_client_and_coach_meets_any_of_it(
    told: Engagement, cast: Cast, enter: Enter, page: Page, who: str, status: int
) -> None:
    a_target(told, cast)
    proof = a_proof(told, cast, file=("rota.txt", TEXT))
    browser = enter(getattr(cast, who))
    urls = [
        *(page(name) for name in PAGES),
        page("skill-rate", 1),
        page("skill-proof-file", proof.pk),
        page("skill-proof-remove", proof.pk),
    ]

    assert {browser.get(url).status_code for url in urls} == {status}
    assert browser.post(page("skill-save"), {}).status_code == status
    assert browser.post(page("skill-proof-remove", proof.pk)).status_code == status
    assert Proof.objects.count() == 1


def test_a_proof_of_another_engagement_is_not_there(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    proof = a_proof(told, cast, file=("rota.txt", TEXT))
    other = cast.second_engagement.pk

    for name in ("skill-proof-file", "skill-proof-look", "skill-proof-remove"):
        url = at(cast.north, f"careers:{name}", other, proof.pk)
        assert enter(cast.second_coach).get(url).status_code == 404
