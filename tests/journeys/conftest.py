"""A real browser, real pages, real database; and axe on every state that is seen."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)
from pytest_django.live_server_helper import LiveServer

from tests.journeys.practice import Practice, open_practice

# The browser's driver keeps an event loop in this thread; our own calls are not in it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 320, "height": 640}
PICTURES = os.environ.get("ONWARD_PICTURES", "")
# Generous: a page is waited for, never slept for.
PATIENCE = int(os.environ.get("ONWARD_PATIENCE", "30")) * 1000
# A dark page is the light one in other colours: what else axe asks was asked before.
OF_COLOUR: dict[str, object] = {"runOnly": ["color-contrast", "link-in-text-block"]}
# What is folded away is looked at too, and folded again.
OPEN_FOLDS = """() => document.querySelectorAll("details:not([open])").forEach(
    (fold) => { fold.open = true; fold.dataset.folded = "yes"; })"""
CLOSE_FOLDS = """() => document.querySelectorAll("[data-folded]").forEach(
    (fold) => { fold.open = false; delete fold.dataset.folded; })"""
Said = str | re.Pattern[str]


def browser_path() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = browser_path()
    if path is None:
        if os.environ.get("ONWARD_BROWSER_REQUIRED"):
            pytest.fail("No Chromium or Chrome here, and this run must not skip.")
        pytest.skip(
            "No Chromium or Chrome here: apt-get install chromium (or any Chrome "
            "on the PATH) lets the journeys run."
        )
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield launched
        launched.close()


class Seen:
    """A person at a browser. Looking at a page runs axe on it, four ways."""

    def __init__(self, context: BrowserContext, address: str, *, looks: bool) -> None:
        self.context = context
        self.address = address
        self.looks = looks
        self.page = context.new_page()
        self.requests: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.broken: list[str] = []
        self.found: list[str] = []
        self.page.on("response", lambda answer: self._note(answer.status, answer.url))

    def _note(self, status: int, url: str) -> None:
        if status >= 500:
            self.broken.append(f"{status} {url}")

    def go(self, path: str) -> Page:
        self.page.goto(path if path.startswith("http") else self.address + path)
        return self.page

    # ---- what a person does: buttons, links and fields, by the names they see

    def press(self, name: Said, *, exact: bool = False) -> None:
        self.page.get_by_role("button", name=name, exact=exact).first.click()

    def send(self, name: Said, *, exact: bool = False) -> None:
        """Press what leads to a page, and wait for it."""
        with self.page.expect_navigation():
            self.press(name, exact=exact)

    def follow(self, name: Said, *, exact: bool = False) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name, exact=exact).first.click()

    def write(self, label: Said, text: str) -> None:
        self.page.get_by_label(label).first.fill(text)

    def pick(self, group: Said, *options: Said) -> None:
        """Choose among radios or boxes under one heading."""
        inside = self.page.get_by_role("group", name=group).first
        for option in options:
            pick_in(inside, option)

    def open(self, name: Said) -> None:
        """Unfold a part of the page, unless it is open."""
        folds = self.page.locator("details").filter(
            has=self.page.locator("summary", has_text=name)
        )
        if folds.last.get_attribute("open") is None:
            folds.last.locator("summary").first.click()

    def heading(self, name: Said) -> None:
        """The page with this heading is there."""
        expect(self.page.get_by_role("heading", name=name).first).to_be_visible()

    def reads(self, text: Said) -> None:
        expect(self.page.locator("main", has_text=text)).to_be_visible()

    def reads_nowhere(self, text: Said) -> None:
        expect(self.page.locator("main")).to_be_visible()
        expect(self.page.locator("body", has_text=text)).to_have_count(0)

    # ---- what is checked about a page

    def look(self, name: str, *, anyway: bool = False) -> None:
        """axe, desktop and 320 px, light and dark; `done` asks what it found."""
        if not (self.looks or anyway):
            return
        self.page.evaluate(OPEN_FOLDS)
        for size in (DESKTOP, PHONE):
            self.page.set_viewport_size(size)
            for scheme in ("light", "dark"):
                self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                rules = OF_COLOUR if scheme == "dark" else None
                where = f"{name} {scheme} {size['width']}"
                self.found += self._findings(where, rules)
        self.page.emulate_media(color_scheme="light")
        self.page.set_viewport_size(DESKTOP)
        self.page.evaluate(CLOSE_FOLDS)

    def _findings(self, where: str, rules: dict[str, object] | None) -> list[str]:
        if PICTURES:
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(
                path=f"{PICTURES}/{where.replace(' ', '-')}.png", full_page=True
            )
        width = self.page.evaluate("document.documentElement.scrollWidth")
        seen = self.page.evaluate("document.documentElement.clientWidth")
        wide = [f"{where}: page is {width} px wide"] if width > seen else []
        result = Axe().run(self.page, options=rules)
        return wide + [
            f"{where}: {one['id']} {node['target']} {node['html'][:160]}"
            for one in result.response["violations"]
            for node in one["nodes"]
        ]

    def done(self) -> None:
        """Nothing broke and nobody else was asked for anything."""
        foreign = [url for url in self.requests if not url.startswith(self.address)]
        assert [url for url in foreign if not url.startswith("data:")] == []
        assert self.errors == []
        assert self.broken == []
        assert self.found == [], "\n".join(self.found)
        self.context.close()


def of(act: str, thing: str) -> re.Pattern[str]:
    """The full name of a button that says of what: "Keep: Librarians"."""
    return re.compile(rf"^{act}\s*:\s*{re.escape(thing)}")


def pick_in(inside: Locator, option: Said) -> None:
    """Choose by clicking the name beside the mark, as a person does."""
    choice = inside.page.get_by_role("radio", name=option).or_(
        inside.page.get_by_role("checkbox", name=option)
    )
    inside.locator("label").filter(has=choice).first.click()


@pytest.fixture
def visitor(browser: Browser, live_server: LiveServer) -> Iterator[Callable[..., Seen]]:
    """Somebody new at a browser of their own: visitor() or visitor(scripts=False)."""
    people: list[Seen] = []

    def arrive(*, scripts: bool = True, looks: bool = True) -> Seen:
        context = browser.new_context(
            viewport=DESKTOP,
            java_script_enabled=scripts,
            locale="en-US",
            timezone_id="America/Chicago",
        )
        context.set_default_timeout(PATIENCE)
        people.append(Seen(context, live_server.url, looks=looks))
        return people[-1]

    yield arrive
    for place, person in enumerate(people):
        if PICTURES and not person.page.is_closed():
            person.page.screenshot(path=f"{PICTURES}/last-of-{place}.png")
        person.context.close()


@pytest.fixture
def practice(live_server: LiveServer) -> Practice:
    """A practice that takes clients: an owner, a coordinator, a coach with hours."""
    return open_practice()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest story first, or one worker is still at it when the other is done."""

    def place(item: pytest.Item) -> int:
        if "tests/journeys/" not in item.nodeid:
            return 0
        return 1 if "test_the_thread" in item.nodeid else 2

    items.sort(key=place)
