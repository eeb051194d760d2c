"""The small helps in a real browser; every answer of the server is made up here."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import django_htmx
import pytest
from playwright.sync_api import Page, Request, Route, sync_playwright

pytestmark = pytest.mark.journey

HELP = Path(__file__).parents[1] / "static/ui/onward.js"
HTMX = Path(django_htmx.__file__).parent / "static/django_htmx/htmx-2.min.js"
BASE = Path(__file__).parents[1] / "templates/ui/base.html"
SITE = "http://onward.test"
HEAD = "".join(
    line for line in BASE.read_text().splitlines() if line.startswith("<meta name=")
)
TROUBLE = (
    "<div id=trouble role=alert></div><template id=trouble-notice><p></p>"
    "<a href=''>Load the page again</a></template>"
)
SHELL = (
    f"<!doctype html><html lang=en><head><title>t</title>{HEAD}"
    "<script src=/htmx.js defer></script><script src=/onward.js defer></script></head>"
    f"<body>{TROUBLE}{{}}</body></html>"
)


@dataclass
class Server:
    """Pages by path; what was posted; statuses to answer posts with."""

    pages: dict[str, str] = field(default_factory=dict)
    posted: list[tuple[str, str]] = field(default_factory=list)
    statuses: dict[str, int] = field(default_factory=dict)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)

    def answer(self, route: Route, request: Request) -> None:
        path = request.url.removeprefix(SITE)
        files = {"/onward.js": HELP, "/htmx.js": HTMX}
        if path in files:
            route.fulfill(body=files[path].read_text(), content_type="text/javascript")
            return
        if request.method == "POST":
            self.posted.append((path, request.post_data or ""))
        route.fulfill(
            status=self.statuses.get(path, 200),
            body=self.pages.get(path, SHELL.replace("{}", "<p>done</p>")),
            content_type="text/html",
            headers=self.headers.get(path),
        )


@pytest.fixture(scope="module")
def browser_page() -> Iterator[Page]:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("no Chromium or Chrome here: apt-get install chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser.new_page()
        browser.close()


@pytest.fixture
def server(browser_page: Page) -> Iterator[Server]:
    server = Server()
    browser_page.route(f"{SITE}/**", server.answer)
    yield server
    browser_page.evaluate("sessionStorage.clear()")
    browser_page.unroute(f"{SITE}/**")


def opened(page: Page, server: Server, body: str) -> Page:
    server.pages["/form"] = SHELL.replace("{}", body)
    page.goto(f"{SITE}/form")
    return page


def test_typed_words_are_saved_and_the_page_says_so(
    browser_page: Page, server: Server
) -> None:
    page = opened(
        browser_page,
        server,
        '<form data-autosave="/save" method=post><textarea name=a></textarea></form>'
        "<p id=saved></p>",
    )

    page.fill("textarea", "accounts")
    page.wait_for_selector("#saved:has-text('Kept at')")

    assert [path for path, _ in server.posted] == ["/save"]
    assert "accounts" in server.posted[0][1]


def test_words_that_were_not_saved_are_said_to_be_so(
    browser_page: Page, server: Server
) -> None:
    server.statuses["/save"] = 422
    page = opened(
        browser_page,
        server,
        '<form data-autosave="/save" method=post><input name=a></form><p id=saved></p>',
    )

    page.fill("input", "x")

    page.wait_for_selector("#saved:has-text('Not kept yet')")


def test_a_button_pressed_twice_sends_once_with_its_value(
    browser_page: Page, server: Server
) -> None:
    page = opened(
        browser_page,
        server,
        "<form method=post action=/go>"
        "<button data-once name=do value=keep>Keep</button></form>",
    )

    page.dblclick("button")
    page.wait_for_selector("text=done")

    assert server.posted == [("/go", "do=keep")]


def test_a_button_works_again_after_going_back(
    browser_page: Page, server: Server
) -> None:
    page = opened(
        browser_page,
        server,
        "<form method=post action=/go><button data-once>Keep</button></form>",
    )
    page.click("button")
    page.wait_for_selector("text=done")

    page.go_back()
    page.click("button")
    page.wait_for_selector("text=done")

    assert len(server.posted) == 2


KEEPING = (
    "<form method=post action=/go data-keep=enquiry><textarea name=words></textarea>"
    "<button>Send</button></form>"
)


def test_a_draft_outlives_a_refused_send(browser_page: Page, server: Server) -> None:
    server.statuses["/go"] = 403
    page = opened(browser_page, server, KEEPING)
    page.fill("textarea", "I have had enough")
    page.click("button")
    page.wait_for_selector("text=done")

    page.goto(f"{SITE}/form")

    assert page.input_value("textarea") == "I have had enough"


def test_a_draft_outlives_signing_in_again(browser_page: Page, server: Server) -> None:
    sign_in = "<form method=post action=/in><input type=password name=p></form>"
    server.pages["/go"] = SHELL.replace("{}", sign_in)
    page = opened(browser_page, server, KEEPING)
    page.fill("textarea", "I have had enough")
    page.click("button")
    page.wait_for_selector("[type=password]")
    page.press("[type=password]", "Enter")
    page.wait_for_selector("text=done")

    page.goto(f"{SITE}/form")

    assert page.input_value("textarea") == "I have had enough"


def test_a_draft_is_gone_once_it_was_sent(browser_page: Page, server: Server) -> None:
    page = opened(browser_page, server, KEEPING)
    page.fill("textarea", "I have had enough")
    page.click("button")
    page.wait_for_selector("text=done")

    page.goto(f"{SITE}/form")

    assert page.input_value("textarea") == ""


def test_what_the_server_gave_back_is_not_written_over(
    browser_page: Page, server: Server
) -> None:
    page = opened(browser_page, server, KEEPING)
    page.fill("textarea", "older")

    opened(browser_page, server, KEEPING.replace("></textarea", ">newer</textarea"))

    assert page.input_value("textarea") == "newer"


def test_signing_out_takes_drafts_along(browser_page: Page, server: Server) -> None:
    leave = (
        "<form method=post action=/accounts/logout/><button id=out>Out</button></form>"
    )
    page = opened(browser_page, server, KEEPING + leave)
    page.fill("textarea", "private")
    page.click("#out")
    page.wait_for_selector("text=done")

    assert "private" not in page.evaluate("JSON.stringify(sessionStorage)")


def test_figures_choose_on_the_only_scale(browser_page: Page, server: Server) -> None:
    radios = "".join(f"<input type=radio name=s value={n}>" for n in range(1, 6))
    page = opened(
        browser_page, server, f"<fieldset class=scale>{radios}</fieldset><input id=t>"
    )

    page.keyboard.press("4")
    assert page.locator("[name=s]:checked").get_attribute("value") == "4"

    page.focus("#t")
    page.keyboard.press("2")
    assert page.locator("[name=s]:checked").get_attribute("value") == "4"


def test_a_change_sends_the_form_by_itself(browser_page: Page, server: Server) -> None:
    page = opened(
        browser_page,
        server,
        "<form method=post action=/go data-submit-on-change><select name=k><option>a"
        "<option>b</select></form>",
    )

    page.select_option("select", "b")
    page.wait_for_selector("text=done")

    assert server.posted == [("/go", "k=b")]


@pytest.mark.parametrize("status", [409, 422])
def test_a_refused_part_is_shown_in_its_place(
    browser_page: Page, server: Server, status: int
) -> None:
    server.statuses["/part"] = status
    server.pages["/part"] = "<p>Somebody booked this time a moment ago.</p>"
    page = opened(
        browser_page, server, "<form hx-post=/part><button>Book</button></form>"
    )

    page.click("button")

    page.wait_for_selector("text=a moment ago")


ANSWERS = (
    "<form id=answers method=post action=/go data-autosave=/save data-keep=answers>"
    "<input type=radio name=q value=1>"
    "<input type=radio name=q value=2{}><p data-saved></p><button>Go</button></form>"
)


def test_marks_that_could_not_be_saved_are_there_again(
    browser_page: Page, server: Server
) -> None:
    server.statuses["/save"] = server.statuses["/go"] = 403
    page = opened(browser_page, server, ANSWERS.format(" checked"))
    page.check("[value='1']")
    page.click("button")
    page.wait_for_selector("text=done")
    server.statuses.clear()

    page.goto(f"{SITE}/form")
    assert page.is_checked("[value='1']")

    page.wait_for_selector("text=Kept at")
    page.goto(f"{SITE}/form")
    assert not page.is_checked("[value='1']")


def test_marks_that_were_saved_already_are_not_written_over(
    browser_page: Page, server: Server
) -> None:
    plain = ANSWERS.replace("data-autosave=/save", "")
    page = opened(browser_page, server, plain.format(""))
    page.check("[value='1']")

    page.goto(f"{SITE}/form")
    assert page.is_checked("[value='1']")

    opened(browser_page, server, plain.format(" checked"))
    assert page.is_checked("[value='2']")


def test_a_draft_opens_what_it_is_folded_in(browser_page: Page, server: Server) -> None:
    folded = f"<details><summary>Why</summary>{KEEPING}</details>"
    page = opened(browser_page, server, folded.replace("<details", "<details open"))
    page.fill("textarea", "I have had enough")

    opened(browser_page, server, folded)

    assert page.is_visible("textarea")


PART = "<form hx-post=/part hx-target=#found><button>Look</button></form><p id=found>"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (403, "You may have signed in or out in another window since."),
        (500, "That did not arrive. Try once more."),
    ],
)
def test_a_part_that_did_not_arrive_is_said_and_unsaid(
    browser_page: Page, server: Server, status: int, words: str
) -> None:
    server.statuses["/part"] = status
    page = opened(browser_page, server, PART)
    page.click("button")
    page.wait_for_selector("#trouble p")
    assert words in page.inner_text("#trouble p")
    assert page.is_visible("#trouble a")

    server.statuses.clear()
    page.click("button")
    page.wait_for_selector("#trouble:empty", state="attached")


def test_a_cut_line_is_said(browser_page: Page, server: Server) -> None:
    page = opened(browser_page, server, PART)
    page.route(f"{SITE}/part", lambda route: route.abort())

    page.click("button")

    page.wait_for_selector("text=the line broke")
    page.unroute(f"{SITE}/part")


def test_what_a_page_shows_is_kept_when_a_part_leads_to_signing_in(
    browser_page: Page, server: Server
) -> None:
    server.headers["/part"] = {"HX-Redirect": "/in"}
    read = KEEPING.replace("></textarea", ">A vacancy</textarea")
    page = opened(browser_page, server, PART + read)
    page.click("text=Look")
    page.wait_for_url(f"{SITE}/in")

    opened(browser_page, server, KEEPING)

    assert page.input_value("textarea") == "A vacancy"


def test_a_form_moved_since_it_was_sent_is_not_replaced(
    browser_page: Page, server: Server
) -> None:
    page = opened(
        browser_page,
        server,
        "<div id=paths><form hx-post=/part hx-trigger='change delay:100ms'"
        " hx-target=#paths><input id=a name=a type=range value=1 max=9>"
        "<input id=b name=b type=range value=1 max=9></form></div>",
    )
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route(f"{SITE}/part", hold)
    page.press("#a", "ArrowRight")
    page.wait_for_function("document.querySelector('form.htmx-request')")
    page.press("#b", "ArrowRight")
    server.pages["/part"] = "second"
    page.unroute(f"{SITE}/part")
    waiting.pop().fulfill(body="first", content_type="text/html")

    page.wait_for_selector("text=second")
    assert server.posted == [("/part", "a=2&b=2")]
