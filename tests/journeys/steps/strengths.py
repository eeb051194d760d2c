"""Strengths by evidence: one's own view, a story, people who know one, the card."""

import re
from collections.abc import Sequence
from io import BytesIO

from pypdf import PdfReader

from onward.coaching.models import Engagement
from tests.journeys.conftest import Seen
from tests.journeys.practice import Practice, letters_to, link_in


def strengths_of(person: Seen, practice: Practice, engagement: Engagement) -> None:
    person.go(practice.at(f"engagements/{engagement.pk}/strengths/"))
    person.heading("What you are good at, and who says so")


def say_own_view(person: Seen, *names: str) -> None:
    person.follow("Say which are mine", exact=True)
    person.heading("Which of these are yours?")
    person.look("which are mine")
    person.pick("These are mine", *names)
    person.press("Keep it", exact=True)
    person.heading("What you are good at, and who says so")


def tell_story(person: Seen, title: str, did: str, came: str, shows: str) -> None:
    person.follow("Tell a story", exact=True)
    person.follow("Tell the first", exact=True)
    person.write("What to call it", title)
    person.write("What you did", did)
    person.write("What came of it", came)
    person.pick("Which of these does it show", shows)
    person.look("a story told")
    person.press("Keep it", exact=True)
    person.reads(title)


def ask_people(
    person: Seen, practice: Practice, engagement: Engagement, names: Sequence[str]
) -> list[str]:
    """Each gets a letter; the links in them."""
    person.go(practice.at(f"engagements/{engagement.pk}/strengths/ask/"))
    for name in names:
        person.write("Who", name)
        person.write("E-mail", address_of(name))
        person.press("Ask this person", exact=True)
        person.reads(name)
    person.look("people asked")
    return [link_in(letters_to(address_of(name))[0], "/asked/") for name in names]


def address_of(name: str) -> str:
    return f"{name.split(maxsplit=1)[0].lower()}@elsewhere.example"


def card_on_paper(person: Seen, practice: Practice, engagement: Engagement) -> str:
    """The text of the card as a PDF."""
    path = practice.at(f"engagements/{engagement.pk}/strengths/card.pdf")
    told = person.page.request.get(person.address + path)
    pages = PdfReader(BytesIO(told.body())).pages
    return " ".join(page.extract_text() for page in pages)


def answer_link(
    person: Seen, link: str, *, words: str, ticks: Sequence[str], about: str
) -> None:
    """Somebody who knows the client answers without a name."""
    person.go(link)
    person.heading(f"What do you see in {about}?")
    person.look("what others are asked")
    person.write(re.compile("at their best"), words)
    person.pick("Tick up to five that fit best", *ticks)
    person.pick("Your name", "Without my name")
    person.press("Send my answers", exact=True)
    person.heading("Thank you")
