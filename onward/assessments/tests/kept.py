"""A client who has answered and told much, and what they keep, for tests."""

import re
from io import BytesIO
from typing import Any

from django.test import Client as Browser
from django_scopes import scope
from pypdf import PdfReader

from onward.assessments import services
from onward.assessments.models import Administration, Withheld
from onward.assessments.services.profile import profile_pdf
from onward.assessments.services.strengths import say_own_view
from onward.assessments.tests.answers import finished, interests
from onward.experience.core.skills import Skill
from onward.experience.core.stories import StoryFacts
from onward.experience.services import rate_skills, write_story
from onward.experience.services.skills import OwnLevel
from onward.organisations.models import Member

LEADING = interests(R=1, I=5, A=2, S=3, E=1, C=5)
GIVEN: dict[str, dict[int, int | None]] = {
    "own-riasec-36": LEADING,
    "own-work-values-21": {n: 5 if n == 1 else 3 for n in range(1, 22)},
    "own-workday-12": dict.fromkeys(range(1, 13), 2),
    "own-decision-16": dict.fromkeys(range(1, 17), 4),
    "own-pulse-6": dict.fromkeys(range(1, 7), 7),
}


def answer_everything(cast: Any) -> dict[str, Administration]:
    """One time of each, by instrument; a strength with its story, a skill."""
    with scope(organisation=cast.north):
        skill = {Skill("skills", "Blacksmithing"): OwnLevel(5)}
        rate_skills(cast.engagement, skill, by=cast.client, now=cast.now)
        say_own_view(cast.engagement, ["calm"], by=cast.client, now=cast.now)
        facts = StoryFacts("The boiler", "Made a list.", strengths=("calm",))
        write_story(
            cast.engagement, facts, visibility="coach", by=cast.client, now=cast.now
        )
        return {
            name: finished(cast.engagement, name, told, by=cast.client, now=cast.now)
            for name, told in GIVEN.items()
        }


def main(browser: Browser, url: str) -> str:
    text = browser.get(url).content.decode()
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)
    return " ".join(text[text.index('<main id="main"') :].split())


def keep(cast: Any, *items: str) -> None:
    with scope(organisation=cast.north):
        Withheld.objects.filter(engagement=cast.engagement).delete()
        for item in items:
            services.keep_to_oneself(
                cast.engagement, item, by=cast.client, now=cast.now
            )


def printed(cast: Any, reader: Member) -> str:
    with scope(organisation=cast.north):
        pdf = profile_pdf(cast.engagement, reader=reader, now=cast.now)
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join("\n".join(one.extract_text() for one in pages).split())
