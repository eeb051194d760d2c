"""A real browser, real pages, real database; and axe on every state that is seen."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

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
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 320, "height": 640}
PICTURES = os.environ.get("ONWARD_PICTURES", "")


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
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield launched
        launched.close()


class Seen:
    """A person at a browser. Looking at a page runs axe on it, four ways."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context = context
        self.address = address
        self.page = context.new_page()
        self.requests: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def go(self, path: str) -> Page:
        self.page.goto(path if path.startswith("http") else self.address + path)
        return self.page

    def look(self, name: str) -> None:
        """axe without a finding: desktop and 320 px, light and dark."""
        found: list[str] = []
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            for size in (DESKTOP, PHONE):
                self.page.set_viewport_size(size)
                found += self._findings(f"{name} {scheme} {size['width']}")
        self.page.emulate_media(color_scheme="light")
        self.page.set_viewport_size(DESKTOP)
        assert found == []

    def _findings(self, where: str) -> list[str]:
        if PICTURES:
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(
                path=f"{PICTURES}/{where.replace(' ', '-')}.png", full_page=True
            )
        width = self.page.evaluate("document.documentElement.scrollWidth")
        seen = self.page.evaluate("document.documentElement.clientWidth")
        wide = [f"{where}: page is {width} px wide"] if width > seen else []
        result = Axe().run(self.page)
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
        self.context.close()


@pytest.fixture
def visitor(browser: Browser, live_server: LiveServer) -> Iterator[Callable[..., Seen]]:
    """Somebody new at a browser of their own: visitor() or visitor(scripts=False)."""
    people: list[Seen] = []

    def arrive(*, scripts: bool = True) -> Seen:
        context = browser.new_context(
            viewport=DESKTOP,
            java_script_enabled=scripts,
            locale="en-US",
            timezone_id="America/Chicago",
        )
        context.set_default_timeout(8_000)
        people.append(Seen(context, live_server.url))
        return people[-1]

    yield arrive
    for person in people:
        person.context.close()
