"""From what was told to a shortlist one can defend: look, keep, set aside, say why."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils import timezone
from django_scopes import scope
from playwright.sync_api import expect

from onward.coaching.models import Engagement
from onward.experience.core.jobs import JobFacts
from onward.experience.services import add_job, set_education
from onward.intake.core.limits import HardLimits
from onward.intake.services import set_limits
from tests.journeys.conftest import Seen, of
from tests.journeys.practice import Practice, client_under_way, inventory_answered
from tests.journeys.steps import beginning

RATED = re.compile(r"Kept: \d+ of 10\.")


@dataclass(frozen=True)
class Story:
    """What a client told before the paths: circumstance, work, schooling, limits."""

    name: str
    circumstance: str
    jobs: Sequence[JobFacts] = ()
    schooling: str = ""
    limits: HardLimits = field(default_factory=HardLimits)


def tell(practice: Practice, story: Story) -> Engagement:
    """The intake and the inventories are behind this client; the paths are not."""
    engagement, now = client_under_way(practice, story.name), timezone.now()
    member = engagement.client.member
    assert member is not None
    inventory_answered(engagement, "own-riasec-36", many=36)
    inventory_answered(engagement, "own-work-values-21", many=21)
    with scope(organisation=practice.organisation):
        engagement.circumstance = story.circumstance
        engagement.save(update_fields=["circumstance"])
        set_limits(engagement, limits=story.limits, by=member, now=now)
        for job in story.jobs:
            add_job(engagement, job, by=member, now=now)
        if story.schooling:
            set_education(engagement, story.schooling, by=member)
    return engagement


def open_paths(person: Seen, practice: Practice, engagement: Engagement) -> None:
    beginning.sign_in(person, practice, engagement.client.name)
    person.go(practice.at(f"engagements/{engagement.pk}/paths/"))
    person.heading(re.compile("to look at"))


# ---- among all kinds of work


def look_up(person: Seen, word: str, title: str) -> None:
    """From the page of paths by name to the page of one occupation."""
    person.page.get_by_role("searchbox").first.fill(word)
    person.press("Look", exact=True)
    person.reads(f"like “{word}”")
    person.follow(title, exact=True)
    person.heading(title)


def sieve(person: Seen, *, field: str, pay: str) -> int:
    """All kinds of work, those of one field with enough pay; how many there are."""
    person.follow("All kinds of work", exact=True)
    sieves = person.page.locator(".sieves > summary")
    if sieves.is_visible():
        sieves.click()
    person.page.get_by_label("Field").select_option(label=field)
    person.page.get_by_label(re.compile("^Half earn at least")).fill(pay)
    person.press("Look", exact=True)
    expect(person.page.locator("#count")).to_contain_text(
        re.compile(r"^\d+ kinds of work")
    )
    person.look("explore")
    return int(person.page.locator("#count").inner_text().split()[0])


def type_slowly(person: Seen, word: str, title: str) -> None:
    """As one types the list follows; the address does too."""
    person.follow("All kinds of work", exact=True)
    person.page.get_by_role("searchbox").first.press_sequentially(word)
    expect(person.page.locator("#found")).to_contain_text(title)
    expect(person.page).to_have_url(re.compile(r"q=" + word))


# ---- on the page of one occupation


def keep_here(person: Seen, title: str) -> None:
    person.press(of("Keep", title))
    person.reads(f"Kept: {title}.")


def rate(person: Seen, figure: int) -> None:
    person.page.locator(".scale-steps label").nth(figure).click()
    person.press("Keep my rating")
    person.reads(RATED)


def note(person: Seen, words: str) -> None:
    person.write("A note beside it", words)
    person.press("Keep the note")
    person.reads(words)


def take_step(person: Seen, about: str | re.Pattern[str]) -> None:
    """One press puts it in the plan and leads back to where one was."""
    here = person.page.url.split("#")[0]
    name = about if isinstance(about, re.Pattern) else of("Put in the plan", about)
    person.send(name)
    if person.page.get_by_role("heading", name="There is no plan yet").count():
        person.look("no plan for the step")
        person.send("Make the plan")
    is_in_plan(person)
    expect(person.page).to_have_url(re.compile(re.escape(here)))


def take_steps_of_vacancy(person: Seen, words: str) -> None:
    """Two gaps of a pasted text go into the plan; the page with the text stays."""
    person.follow("From a text", exact=True)
    person.write("The text", words)
    person.send("Read it")
    person.reads("It is like")
    person.press(re.compile("^Put in the plan"))
    person.heading(re.compile("^There is no plan yet: make it"))
    person.look("no plan for a step of a vacancy", anyway=True)
    person.press("Make the plan")
    is_in_plan(person)
    person.press(re.compile("^Put in the plan"))
    expect(person.page.locator("main .messages .notice")).to_have_count(2)
    expect(person.page.get_by_label("The text")).to_have_value(words)


def is_in_plan(person: Seen) -> None:
    said = person.page.locator("main .messages").filter(has_text="is in the plan")
    expect(said.first).to_be_visible()


def walk(person: Seen) -> str:
    """One place of the map is a way to the map round it; where one has come."""
    first = person.page.locator(".walk a").first
    title = first.inner_text()
    with person.page.expect_navigation():
        first.click()
    person.heading(title)
    expect(person.page.locator(".map")).to_be_visible()
    return title


# ---- the shortlist


def say_why(person: Seen, title: str, words: str) -> None:
    one = person.page.locator("li.short").filter(
        has=person.page.get_by_role("heading", name=title)
    )
    one.locator("summary").first.click()
    one.get_by_label("Why I keep it").fill(words)
    one.get_by_role("button", name="Keep the reason").click()
    person.reads(words)


def read_shortlist(person: Seen, titles: Sequence[str]) -> None:
    person.follow("My shortlist", exact=True)
    person.heading(re.compile("shortlist$"))
    for title in titles:
        person.heading(title)


def read_shortlist_of(
    person: Seen, practice: Practice, engagement: Engagement, titles: Sequence[str]
) -> None:
    """The same page by its address, as a coach comes to it."""
    person.go(practice.at(f"engagements/{engagement.pk}/paths/shortlist/"))
    person.heading(re.compile("shortlist$"))
    for title in titles:
        person.heading(title)


def compare(person: Seen, titles: Sequence[str]) -> None:
    person.follow("Lay them side by side")
    person.heading("Side by side")
    heads = person.page.locator("table.sides thead th a:first-child")
    assert set(titles) <= set(heads.all_inner_texts())


def is_narrow(person: Seen) -> None:
    """Nothing on the page is wider than the window."""
    wide, seen = person.page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= seen
