"""Getting a list from an address: http or https only, within limits of size and time, redirects included."""

from __future__ import annotations

import http.client
import queue
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from faultlines.errors import InputError, RefusedListError
from faultlines.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from faultlines.lists.limits import ListLimits

_CHUNK = 1 << 18
_SILENCE = 30.0
"""Seconds without a byte after which a server is taken for dead."""
_REDIRECTS = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file got from an address.

    Attributes:
        path: where it was written.
        url: the address that gave it, after redirects.
        modified: the day that the server gives as its last change, ISO 8601, or None.
    """

    path: Path
    url: str
    modified: str | None


def is_url(source: str) -> bool:
    """Whether a source is an address rather than a path: anything with `://` is taken as one, and then checked."""
    return "://" in source


def fetch(url: str, target: Path, limits: ListLimits) -> Fetched:
    """Write what `url` gives to `target`.

    Raises:
        InputError: if the address is not http or https, or cannot be reached, or answers with an error.
        RefusedListError: if it gives too much, takes too long, is cut off, or leads to another scheme.
    """
    _check(url)
    answers: queue.Queue[Fetched | BaseException] = queue.Queue()
    stop = threading.Event()

    def work() -> None:
        try:
            answers.put(_download(url, target, limits, stop))
        except BaseException as error:
            answers.put(error)

    # A server that sends one byte of a header now and then never runs into the time-out of a socket: the clock that
    # counts is the caller's.
    threading.Thread(target=work, daemon=True).start()
    try:
        answer = answers.get(timeout=limits.download_seconds)
    except queue.Empty as error:
        raise RefusedListError(f"it takes longer than {limits.download_seconds:g} seconds", locator=url) from error
    finally:
        stop.set()
    if isinstance(answer, BaseException):
        raise answer
    return answer


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, never to another scheme but from http to https."""

    max_redirections = _REDIRECTS

    def redirect_request(
        self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        before, after = urlsplit(req.full_url).scheme, urlsplit(newurl).scheme
        if after not in ("http", "https") or (before == "https" and after == "http"):
            fp.close()
            raise RefusedListError(f"it leads from {before} to {after or 'nowhere'}", locator=req.full_url)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _check(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(
            f"{parts.scheme or 'nothing'} is not fetched", locator=url, hint="give an https address or a file"
        )
    if parts.username or parts.password:
        raise InputError(
            "an address with a name or password in it", locator=parts.hostname, hint="it would be kept in the store"
        )


def _download(url: str, target: Path, limits: ListLimits, stop: threading.Event) -> Fetched:
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler, urllib.request.HTTPHandler, urllib.request.HTTPSHandler,
        urllib.request.HTTPDefaultErrorHandler, urllib.request.HTTPErrorProcessor, _Redirects,
    ):  # fmt: skip
        opener.add_handler(handler())
    request = urllib.request.Request(url, headers={"User-Agent": f"faultlines/{__version__}", "Accept": "*/*"})  # noqa: S310 - checked above
    began = time.monotonic()
    try:
        with opener.open(request, timeout=_SILENCE) as response:
            _write(response, target, url, limits, stop)
            modified = response.headers.get("Last-Modified")
            final = response.geturl()
    except urllib.error.HTTPError as error:
        error.close()
        raise InputError(f"the server answers {error.code} {error.reason}", locator=url) from error
    except urllib.error.URLError as error:
        raise InputError(
            f"cannot be reached: {error.reason}", locator=url, hint="check the address and the network"
        ) from error
    except (OSError, http.client.HTTPException) as error:
        took = time.monotonic() - began
        raise InputError(f"the connection failed after {took:.0f} s: {error}", locator=url, hint="try again") from error
    return Fetched(target, final, _day(modified))


def _write(response: Any, target: Path, url: str, limits: ListLimits, stop: threading.Event) -> None:
    length = response.headers.get("Content-Length", "")
    expected = int(length) if length.isascii() and length.isdigit() else None
    if expected is not None and expected > limits.download_bytes:
        raise RefusedListError(f"{expected:,} bytes are over the limit of {limits.download_bytes:,}", locator=url)
    total = 0
    with target.open("wb") as out:
        while chunk := response.read(_CHUNK):
            total += len(chunk)
            if total > limits.download_bytes:
                raise RefusedListError(f"it gives more than the limit of {limits.download_bytes:,} bytes", locator=url)
            if stop.is_set():
                return
            out.write(chunk)
    if expected is not None and total != expected:
        raise RefusedListError(f"cut off: {total:,} of {expected:,} bytes came", locator=url, hint="get it again")


def _day(modified: str | None) -> str | None:
    try:
        return parsedate_to_datetime(modified).date().isoformat() if modified else None
    except ValueError:
        return None
