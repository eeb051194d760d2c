"""The processes of a running Onward: started together, stopped together."""

import multiprocessing
import os
import runpy
import signal
import socket
import sys
import time
import urllib.request
from collections.abc import Sequence
from multiprocessing.process import BaseProcess
from types import FrameType
from urllib.error import URLError

import click
from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper

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
        *("gunicorn", "onward.config.wsgi:application"),
        *("--bind", f"{host}:{port}", "--worker-class", "gthread"),
        *("--workers", str(workers), "--threads", "4", "--log-level", "warning"),
        *("--preload", "--no-control-socket"),
    ]


def live(port: int, *, host: str = "127.0.0.1") -> list[str]:
    return [
        *("gunicorn", "onward.config.asgi:application"),
        *("--bind", f"{host}:{port}", "--worker-class", "asgi", "--workers", "1"),
        *("--log-level", "warning", "--no-control-socket"),
    ]


def worker() -> list[str]:
    return [
        *("django", "procrastinate", "worker"),
        *("--delete-jobs", "successful"),
    ]


def run(command: Sequence[str]) -> None:
    """Run one process in the foreground and end with its exit code."""
    asked = _listen()
    _until_stopped([_fork(command)], asked)


def run_all(port: int) -> None:
    """Run web, live and worker until Ctrl-C or until one of them ends."""
    asked = _listen()
    started = [_fork(command) for command in (web(port), live(port + 1), worker())]
    try:
        _wait_for(f"http://127.0.0.1:{port}/accounts/login/", started, asked)
    except DomainError:
        _stop(started)
        raise
    if not asked:
        click.echo(f"Onward runs on http://127.0.0.1:{port} - Ctrl-C stops it.")
    _until_stopped(started, asked)


def _fork(command: Sequence[str]) -> BaseProcess:
    """A child that runs a module; what this process has imported, it has too."""
    _leave_database()
    child = multiprocessing.get_context("fork").Process(target=_become, args=(command,))
    child.start()
    return child


def _leave_database() -> None:
    """A connection, or a pool of them, must not be used from both sides of a fork."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        if isinstance(connection, DatabaseWrapper):
            connection.close_pool()


def _become(command: Sequence[str]) -> None:
    os.setsid()  # Ctrl-C reaches the parent alone, which stops its children in order
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    sys.argv = list(command)
    runpy.run_module(command[0], run_name="__main__", alter_sys=True)


def _listen() -> list[int]:
    """A list that is filled when somebody asks us to stop, whenever that is."""
    asked: list[int] = []

    def ask(number: int, _frame: FrameType | None) -> None:
        asked.append(number)

    signal.signal(signal.SIGINT, ask)
    signal.signal(signal.SIGTERM, ask)
    return asked


def _wait_for(url: str, started: list[BaseProcess], asked: list[int]) -> None:
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


def _refuse_dead(started: list[BaseProcess]) -> None:
    for process in started:
        if not process.is_alive():
            raise ProcessDied(
                f"A process ended by itself with code {process.exitcode}; "
                "its last words are above."
            )


def _until_stopped(started: list[BaseProcess], asked: list[int]) -> None:
    while not asked and all(process.is_alive() for process in started):
        time.sleep(0.2)
    ended = [p.exitcode for p in started if not p.is_alive() and not asked]
    _stop(started)
    if ended:
        raise ProcessDied(f"A process ended by itself with code {ended[0]}.")


def _stop(started: list[BaseProcess]) -> None:
    for process in started:
        process.terminate()
    deadline = time.monotonic() + STOP_WITHIN_SECONDS
    for process in started:
        process.join(max(0.1, deadline - time.monotonic()))
        if process.is_alive():
            process.kill()
            process.join()
