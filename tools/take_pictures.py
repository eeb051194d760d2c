"""Take the README's pictures: a demo of its own, a real browser, real pages."""

import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from urllib.error import URLError

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
PORT = 8642
BASE = f"http://127.0.0.1:{PORT}"
PASSWORD = "a walk by the quay"  # noqa: S105 - the demo's, printed for everybody
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDE, PHONE = (1280, 860), (390, 844)

# name of the picture, who looks, address, size, light or dark
SHOTS = (
    ("practice", "", "/at/alder-bay/", WIDE, "light"),
    ("today-client", "leila", "/at/alder-bay/today/", WIDE, "light"),
    ("today-phone", "leila", "/at/alder-bay/today/", PHONE, "dark"),
    ("today-coach", "ruth", "/at/alder-bay/today/", WIDE, "light"),
    ("record", "ruth", "/at/alder-bay/engagements/1/", WIDE, "light"),
    ("paths", "leila", "/at/alder-bay/engagements/1/paths/", WIDE, "light"),
    (
        "explore",
        "leila",
        "/at/alder-bay/engagements/1/paths/explore/?q=dental+higenist",
        WIDE,
        "light",
    ),
    (
        "occupation",
        "leila",
        "/at/alder-bay/engagements/1/paths/29-1126/",
        WIDE,
        "light",
    ),
    (
        "shortlist",
        "leila",
        "/at/alder-bay/engagements/1/paths/shortlist/",
        WIDE,
        "light",
    ),
    ("skills", "leila", "/at/alder-bay/engagements/1/skills/", WIDE, "light"),
    ("strengths", "leila", "/at/alder-bay/engagements/1/strengths/", WIDE, "light"),
    ("profile", "leila", "/at/alder-bay/engagements/1/profile/", WIDE, "dark"),
    ("plan", "leila", "/at/alder-bay/engagements/1/plan/", WIDE, "light"),
    ("calendar", "ruth", "/at/alder-bay/calendar/", WIDE, "light"),
    (
        "question",
        "leila",
        "/at/alder-bay/engagements/1/intake/questions/passions-lost-track-of-time/",
        WIDE,
        "light",
    ),
)


def main() -> int:
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        print("No Chromium or Chrome here: apt-get install chromium.")
        return 1
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        command = [str(Path(sys.executable).with_name("onward")), "demo"]
        demo = subprocess.Popen([*command, "--port", str(PORT), "--data", data])
        try:
            _wait()
            _take(browser)
        finally:
            demo.send_signal(signal.SIGINT)
            demo.wait(20)
    return 0


def _wait() -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"{BASE}/accounts/login/", timeout=2):  # noqa: S310 - loopback
                return
        except (URLError, OSError):
            time.sleep(0.3)
    raise SystemExit("The demo did not start.")


def _take(browser: str) -> None:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=browser, args=["--no-sandbox", "--disable-gpu"]
        )
        for name, who, path, (width, height), scheme in SHOTS:
            context = opened.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            page = context.new_page()
            if who:
                _sign_in(page, who)
            page.goto(BASE + path)
            page.screenshot(path=PICTURES / f"{name}.png")
            print(f"docs/pictures/{name}.png")
            context.close()
        opened.close()


def _sign_in(page: Page, who: str) -> None:
    page.goto(f"{BASE}/accounts/login/")
    page.fill("input[name=login]", f"{who}@alder-bay.example")
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_load_state()


if __name__ == "__main__":
    raise SystemExit(main())
