"""`onward demo` as somebody runs it: all its processes, a crowd, and the end."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

pytestmark = pytest.mark.proof

ONWARD = Path(sys.executable).with_name("onward")
PEOPLE = ("ruth@alder-bay", "mina@alder-bay", "halvard@northfield", "petra@corvane")
PASSWORD = "a walk by the quay"
CROWD = 24
START_WITHIN_SECONDS = 180
LETTERS_WITHIN_SECONDS = 60
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class Running:
    """A demo that runs: its first process, its address, its data."""

    process: subprocess.Popen[bytes]
    port: int
    data: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def two_free_ports() -> int:
    """The first of two neighbouring ports nobody listens on."""
    for port in range(8700, 8900, 2):
        with socket.socket() as first, socket.socket() as second:
            try:
                first.bind(("127.0.0.1", port))
                second.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port
    raise AssertionError("no two free ports between 8700 and 8900")


def start(data: Path, port: int) -> subprocess.Popen[bytes]:
    """A demo whose words go to `words` in its data folder."""
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    with (data / "words").open("wb") as words:
        return subprocess.Popen(
            [ONWARD, "demo", "--port", str(port), "--data", str(data)],
            env=environment,
            stdout=words,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def words_of(data: Path) -> str:
    return (data / "words").read_text("utf-8")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    data, port = tmp_path_factory.mktemp("d"), two_free_ports()
    process = start(data, port)
    deadline = time.monotonic() + START_WITHIN_SECONDS
    while "Ctrl-C stops it" not in words_of(data):
        assert process.poll() is None, words_of(data)
        assert time.monotonic() < deadline, words_of(data)
        time.sleep(0.1)
    yield Running(process, port, data)
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def see_today(demo: Running, login: str) -> int:
    """Sign in like a browser and open Today; the status of the page."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    address = f"{demo.address}/accounts/login/"
    token = TOKEN.findall(browser.open(address, timeout=60).read().decode())[0]
    fields = {
        "login": f"{login}.example",
        "password": PASSWORD,
        "csrfmiddlewaretoken": token,
    }
    browser.open(address, urlencode(fields).encode(), timeout=60)
    slug = login.split("@")[1]
    status: int = browser.open(f"{demo.address}/at/{slug}/today/", timeout=60).status
    return status


def test_a_crowd_signs_in_at_once_and_everybody_gets_a_page(demo: Running) -> None:
    logins = [PEOPLE[number % len(PEOPLE)] for number in range(CROWD)]

    with ThreadPoolExecutor(CROWD) as crowd:
        pages = list(crowd.map(lambda login: see_today(demo, login), logins))

    assert pages == [200] * CROWD


def test_the_worker_sends_what_waits_in_the_outbox(demo: Running) -> None:
    """Somebody writes to the practice, and gets a letter that theirs has arrived."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    address = f"{demo.address}/at/alder-bay/"
    token = TOKEN.findall(browser.open(address, timeout=60).read().decode())[0]
    fields = {
        "name": "Ana Wren",
        "email": "ana@elsewhere.example",
        "message": "I would like to talk about going back to work.",
        "csrfmiddlewaretoken": token,
    }
    browser.open(f"{address}write/", urlencode(fields).encode(), timeout=60)
    deadline = time.monotonic() + LETTERS_WITHIN_SECONDS

    while not (letters := list((demo.data / "mailbox").glob("*.log"))):
        assert time.monotonic() < deadline, words_of(demo.data)
        time.sleep(0.2)

    assert "Subject:" in letters[0].read_text("utf-8")


def test_a_port_in_use_is_refused_with_a_sentence(
    demo: Running, tmp_path: Path
) -> None:
    second = start(tmp_path, demo.port)

    assert second.wait(60) == 1
    assert f"Port {demo.port} is in use by another program" in words_of(tmp_path)


def test_ctrl_c_ends_every_process_and_the_exit_code_is_nought(demo: Running) -> None:
    os.kill(demo.process.pid, signal.SIGINT)

    assert demo.process.wait(30) == 0
    left = subprocess.run(
        ["pgrep", "-f", str(demo.data)], capture_output=True, text=True, check=False
    )
    assert left.stdout == ""
    with socket.socket() as web, socket.socket() as live:
        web.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        live.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        web.bind(("127.0.0.1", demo.port))
        live.bind(("127.0.0.1", demo.port + 1))
