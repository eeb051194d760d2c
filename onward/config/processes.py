"""The processes of a running Onward: started together, stopped together."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from types import FrameType
from urllib.error import URLError

import click

from onward.ui.core.refusals import DomainError

STOP_WITHIN_SECONDS = 8
START_WITHIN_SECONDS = 30


class PortTaken(DomainError):
    """Another program listens where we were asked to."""


class ProcessDied(DomainError):
    """One of the processes ended by itself."""


def refuse_taken(*ports: int) -> None:
    for port in ports:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError as error:
                raise PortTaken(
                    f"Port {port} is in use by another program. Choose another "
                    "with --port (make demo PORT=8123)."
                ) from error


def web(port: int, *, host: str = "127.0.0.1", workers: int = 2) -> list[str]:
    return [
        *(sys.executable, "-m", "gunicorn", "onward.config.wsgi:application"),
        *("--bind", f"{host}:{port}", "--worker-class", "gthread"),
        *("--workers", str(workers), "--threads", "4", "--log-level", "warning"),
        *("--preload", "--no-control-socket"),
    ]


def live(port: int, *, host: str = "127.0.0.1") -> list[str]:
    return [
        *(sys.executable, "-m", "gunicorn", "onward.config.asgi:application"),
        *("--bind", f"{host}:{port}", "--worker-class", "asgi", "--workers", "1"),
        *("--log-level", "warning", "--no-control-socket"),
    ]


def worker() -> list[str]:
    return [
        *(sys.executable, "-m", "django", "procrastinate", "worker"),
        *("--delete-jobs", "successful"),
    ]


def run(command: Sequence[str]) -> None:
    """Run one process in the foreground and end with its exit code."""
    asked = _listen()
    _until_stopped([subprocess.Popen(command)], asked)  # noqa: S603 - our own command


def run_all(port: int) -> None:
    """Run web, live and worker until Ctrl-C or until one of them ends."""
    commands = [web(port), live(port + 1), worker()]
    asked = _listen()
    started = [
        subprocess.Popen(command, start_new_session=True)  # noqa: S603 - our own
        for command in commands
    ]
    try:
        _wait_for(f"http://127.0.0.1:{port}/accounts/login/", started, asked)
    except DomainError:
        _stop(started)
        raise
    if not asked:
        click.echo(f"Onward runs on http://127.0.0.1:{port} - Ctrl-C stops it.")
    _until_stopped(started, asked)


def _listen() -> list[int]:
    """A list that is filled when somebody asks us to stop, whenever that is."""
    asked: list[int] = []

    def ask(number: int, _frame: FrameType | None) -> None:
        asked.append(number)

    signal.signal(signal.SIGINT, ask)
    signal.signal(signal.SIGTERM, ask)
    return asked


def _wait_for(
    url: str, started: list[subprocess.Popen[bytes]], asked: list[int]
) -> None:
    deadline = time.monotonic() + START_WITHIN_SECONDS
    while time.monotonic() < deadline and not asked:
        _refuse_dead(started)
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - loopback
                return
        except (URLError, OSError):
            time.sleep(0.1)
    if not asked:
        raise ProcessDied("The web process did not answer within 30 seconds.")


def _refuse_dead(started: list[subprocess.Popen[bytes]]) -> None:
    for process in started:
        if process.poll() is not None:
            raise ProcessDied(
                f"A process ended by itself with code {process.returncode}; "
                "its last words are above."
            )


def _until_stopped(started: list[subprocess.Popen[bytes]], asked: list[int]) -> None:
    while not asked and all(process.poll() is None for process in started):
        time.sleep(0.2)
    ended = [p.returncode for p in started if p.poll() is not None and not asked]
    _stop(started)
    if ended:
        raise ProcessDied(f"A process ended by itself with code {ended[0]}.")


def _stop(started: list[subprocess.Popen[bytes]]) -> None:
    for process in started:
        if process.poll() is None:
            _tell(process, signal.SIGTERM)
    deadline = time.monotonic() + STOP_WITHIN_SECONDS
    for process in started:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            _tell(process, signal.SIGKILL)
            process.wait()


def _tell(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    try:
        os.kill(process.pid, number)
    except ProcessLookupError:
        return
