"""Fetching an official file, only when a person gives its address."""

import tempfile
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException, HTTPMessage
from ipaddress import ip_address
from pathlib import Path
from typing import IO

from onward.careers.services.files import WorldFileWrong
from onward.careers.services.releases import Progress

LARGEST = 300_000_000  # bytes; the largest published file is under 100 MB
TIMEOUT_SECONDS = 30
CHUNK = 1 << 18
AGENT = "onward-world-import"


def is_address(text: str) -> bool:
    return text.startswith(("https://", "http://"))


@contextmanager
def fetched(
    address: str, *, progress: Progress, largest: int = LARGEST
) -> Iterator[Path]:
    """The file at an address, in a folder that goes afterwards.

    Raises WorldFileWrong: not https, not there, too large, cut off.
    """
    _refuse_plain(address)
    name = Path(urllib.parse.urlsplit(address).path).name or "download"
    request = urllib.request.Request(address, headers={"User-Agent": AGENT})  # noqa: S310 - only https passes
    opener = urllib.request.build_opener(_OnlyHttps)
    with tempfile.TemporaryDirectory(prefix="onward-") as folder:
        path = Path(folder) / name
        try:
            with opener.open(request, timeout=TIMEOUT_SECONDS) as answer:
                _save(answer, answer.headers, path, progress, largest)
        except (urllib.error.URLError, OSError, HTTPException) as wrong:
            told = getattr(wrong, "reason", wrong)
            raise WorldFileWrong(f"{address} could not be fetched: {told}.") from None
        yield path


def _save(
    answer: IO[bytes],
    headers: HTTPMessage,
    path: Path,
    progress: Progress,
    largest: int,
) -> None:
    length = int(headers.get("Content-Length") or 0)
    done = 0
    with path.open("wb") as out:
        while chunk := answer.read(CHUNK):
            done += len(chunk)
            if max(done, length) > largest:
                told = f"is larger than {largest // 1_000_000} MB"
                raise WorldFileWrong(f"{path.name} {told}.")
            out.write(chunk)
            progress(f"fetching {path.name}", done / max(length, done))
    if done < length:
        raise WorldFileWrong(f"{path.name} was cut off on the way.")


def _refuse_plain(address: str) -> None:
    """Only https, but for this very machine."""
    parts = urllib.parse.urlsplit(address)
    if parts.scheme != "https" and not _is_loopback(parts.hostname or ""):
        raise WorldFileWrong(f"{address} is not an https address.")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class _OnlyHttps(urllib.request.HTTPRedirectHandler):
    """Follows an answer elsewhere only where that is safe too."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        _refuse_plain(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)
