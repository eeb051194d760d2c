"""A browser's own long name in words a person knows."""

import pytest

from onward.accounts.core.devices import in_words

SAFARI = "AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1"
CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (f"Mozilla/5.0 (X11; Linux x86_64) {CHROME}", "Chrome on Linux"),
        (f"Mozilla/5.0 (Windows NT 10.0) {CHROME} Edg/140.0", "Edge on Windows"),
        (f"Mozilla/5.0 (Linux; Android 15) {CHROME}", "Chrome on Android"),
        (
            f"Mozilla/5.0 (iPhone; CPU OS 18_5 like Mac OS X) {SAFARI}",
            "Safari on iPhone",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:143.0) Firefox/143.0",
            "Firefox on a Mac",
        ),
        ("curl/8.5", "A browser we do not know"),
        ("", "A browser we do not know"),
    ],
)
def test_browser_and_system_are_told_in_words(user_agent: str, words: str) -> None:
    assert in_words(user_agent) == words
