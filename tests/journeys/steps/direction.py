"""What draws a client, what they did, the paths that follow, and the plan."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Seen, of
from tests.journeys.practice import Practice

# Likes making and working out; a clear profile that is not flat.
LIKES = (5, 5, 2, 4, 1, 3)
MATTERS = (4, 5, 3, 2, 4, 1)
GOAL = "Paid repair work near home by the autumn"


# ---- inventories


def answer_interests(person: Seen) -> None:
    person.follow("Profile", exact=True)
    person.look("profile before")
    person.follow("Go to the inventories")
    person.look("inventories")
    person.press(of("Begin", "Work activities"))
    person.reads("Page 1 of 6")
    person.look("inventory")
    answer_by_keyboard(person, LIKES)
    for page in range(2, 7):
        person.reads(f"Page {page} of 6")
        answer_page(person, LIKES)
    close_inventory(person, "36 of 36 answered")


def answer_by_keyboard(person: Seen, figures: tuple[int, ...]) -> None:
    """A figure answers and leads on; after the last one Enter keeps the page."""
    person.page.wait_for_load_state()
    for figure in figures:
        person.page.keyboard.press(str(figure))
    expect(
        person.page.get_by_role("button", name="Keep and go on").last
    ).to_be_focused()
    person.page.keyboard.press("Enter")


def answer_page(person: Seen, figures: tuple[int, ...]) -> None:
    lines = person.page.locator("form .scale").all()
    for line, figure in zip(lines, figures, strict=False):
        line.locator("label").nth(figure - 1).click()
    person.page.locator("main").get_by_role("button", name="Keep and go on").click()


def close_inventory(person: Seen, answered: str) -> None:
    person.reads(answered)
    person.look("inventory ends")
    person.press("Close and see what it says")
    person.heading(re.compile("^What your answers"))


def answer_values(person: Seen) -> None:
    person.follow("Go to the inventories")
    person.press(of("Begin", "What work"))
    for page in range(1, 5):
        person.reads(f"Page {page} of 4")
        answer_page(person, MATTERS)
    person.heading("Which five would you not trade?")
    for place, label in enumerate(("First", "Second", "Third", "Fourth", "Fifth"), 1):
        person.page.get_by_label(label).select_option(index=place)
    person.look("five")
    person.page.locator("main").get_by_role("button", name="Keep and go on").click()
    close_inventory(person, "21 of 21 answered")
    person.heading("What you would not trade")
    person.look("profile")


# ---- experience


def tell_experience(person: Seen) -> None:
    person.follow("What you have done so far")
    person.look("experience before")
    add_work_and_schooling(person)
    person.look("experience")


def add_work_and_schooling(person: Seen) -> None:
    add_job(person, "Machine operator", "2005", "2024")
    add_job(person, "Treasurer of a sports club", "2012", "")
    person.pick("The furthest you have come", "School, with a certificate")
    person.press("Keep schooling")
    person.heading("Treasurer of a sports club")


def add_job(person: Seen, title: str, began: str, ended: str) -> None:
    person.follow("Add something")
    person.write("What was it", title)
    person.write("From the year", began)
    person.write("To the year", ended)
    person.write("What you did there", "Kept it running, and wrote down what broke.")
    person.press("Keep it", exact=True)
    person.heading(title)


# ---- paths


def explore_paths(person: Seen) -> str:
    """Three kept, one set aside and gone at once, one slider moved, one chosen."""
    person.follow("Paths", exact=True)
    person.heading(re.compile("to look at"))
    person.look("paths", anyway=True)
    keep = [keep_path(person, place) for place in range(3)]
    set_aside(person)
    move_slider(person, "Pay")
    person.press(of("Make this my path", keep[0]))
    person.heading("Your plan begins here")
    return keep[0]


def shown(person: Seen) -> list[str]:
    person.page.wait_for_load_state()
    return person.page.locator("details.path summary h3").all_inner_texts()


def keep_path(person: Seen, place: int) -> str:
    title = shown(person)[place]
    open_card(person, place)
    person.press(of("Keep", title))
    person.reads(f"Kept: {title}.")
    return title


def open_card(person: Seen, place: int) -> None:
    card = person.page.locator("details.path").nth(place)
    if card.get_attribute("open") is None:
        card.locator("summary").first.click()
    expect(card).to_have_attribute("open", "")


def set_aside(person: Seen) -> None:
    title = shown(person)[4]
    open_card(person, 4)
    person.follow(of("Not for me", title))
    person.heading(f"{title}: why not?")
    person.look("why not")
    person.pick("What is it about?", "The work itself")
    person.press("Set it aside")
    person.reads(f"Set aside: {title}.")
    assert title not in shown(person)
    person.look("paths with one set aside")


def move_slider(person: Seen, name: str) -> None:
    slider = person.page.get_by_label(name, exact=True)
    before = slider.input_value()
    slider.focus()
    slider.press("End")
    person.press("Show with these")
    expect(person.page.get_by_label(name, exact=True)).to_have_value("30")
    assert before != "30"
    person.reads(f"was {before}")


# ---- the plan


def make_plan(person: Seen) -> None:
    """Drawn, then made one's own: its goal, and a step in one's own words."""
    person.look("no plan yet")
    person.press("Make the plan")
    person.reads("Its first step is in hand")
    person.look("plan")
    person.follow("The goal")
    person.write("The goal", GOAL)
    person.write("If a week goes wrong", "I ring Ruth, and move every step by a week.")
    person.look("goal")
    person.press("Keep", exact=True)
    person.heading(GOAL)
    change_first_step(person, "Draw my week at the kitchen table")
    person.press("I agree to this plan")
    person.heading(GOAL)


def change_first_step(person: Seen, title: str) -> None:
    step = person.page.locator("li.step").first
    step.locator("summary").filter(has_text="Change this step").click()
    step.get_by_role("link", name="Change the words").click()
    person.write("The step", title)
    person.look("step")
    person.press("Keep the changes")
    person.heading(title)


def agree_as_coach(coach: Seen, practice: Practice, engagement: int) -> None:
    coach.go(practice.at(f"engagements/{engagement}/plan/"))
    coach.look("plan of the coach")
    coach.press("I agree to this plan")
    coach.heading(GOAL)
    expect(coach.page.get_by_role("button", name="I agree")).to_have_count(0)
