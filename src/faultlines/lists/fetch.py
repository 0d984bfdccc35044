"""Getting a list from an address: http or https only, within limits of size and time, redirects included."""

from __future__ import annotations

import http.client
import queue
import re
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, urlsplit

from faultlines.errors import InputError, RefusedListError
from faultlines.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from faultlines.lists.limits import ListLimits

_CHUNK = 1 << 18
_SILENCE = 30.0
"""Seconds without a byte after which a server is taken for dead."""
_REDIRECTS = 5
_LONGEST_NUMBER = 18
"""Digits of a length that is read as a number at all."""
_SECRETS = frozenset({
    "token", "key", "apikey", "password", "passwd", "pwd", "pass", "secret", "auth", "authorization", "signature",
    "sig", "credential", "credentials", "session", "sid", "jwt",
})  # fmt: skip
"""Words in the name of a parameter that holds what opens a door."""
_PUBLIC = frozenset({("webgate.ec.europa.eu", "dG9rZW4tMjAxNw")})
"""Host and value of tokens that everybody has: the EU prints this one in the public addresses of its list."""


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
        InputError: if the address is none, or not http or https, or holds a secret, or cannot be reached, or answers
            with an error.
        RefusedListError: if it gives too much, takes too long, is cut off, or leads to another scheme.
    """
    address = checked(url)
    answers: queue.Queue[Fetched | BaseException] = queue.Queue()
    stop = threading.Event()

    def work() -> None:
        try:
            answers.put(_download(address, target, limits, stop))
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

    def http_error_302(self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any) -> Any:
        try:
            return super().http_error_302(req, fp, code, msg, headers)
        except ValueError:  # a location that is no address; the connection would stay open
            fp.close()
            raise

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


def checked(url: str) -> str:
    """Return an address as it can be asked for, in ASCII.

    Raises:
        InputError: if it is none, not http or https, or holds a name, password or token, which the store would keep.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
    except ValueError as error:
        raise InputError(f"no address: {error}", locator=without_secrets(url)) from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(
            f"{parts.scheme or 'nothing'} is not fetched",
            locator=without_secrets(url),
            hint="give an https address or a file",
        )
    if parts.username or parts.password:
        raise InputError(
            "an address with a name or password in it", locator=parts.hostname, hint="it would be kept in the store"
        )
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        if value and _opens(name) and (host, value) not in _PUBLIC:
            raise InputError(
                f"an address with a secret in it ({name}=…)", locator=parts.hostname,
                hint="it would be kept in the store; get the file by other means and load that",
            )  # fmt: skip
    if url.isascii():
        return url
    place = f"[{host}]" if ":" in host else host
    safe = "/%:=&?~+!$,;'@()*"
    return parts._replace(
        netloc=place if port is None else f"{place}:{port}",
        path=quote(parts.path, safe),
        query=quote(parts.query, safe),
    ).geturl()


def without_secrets(source: str) -> str:
    """Return a source as messages and the store may hold it: an address without user, password and parameters."""
    if not is_url(source):
        return source
    scheme, _, rest = source.partition("://")
    place, slash, path = rest.partition("/")
    return f"{scheme}://{place.rpartition('@')[2].partition('?')[0]}{slash}{path.partition('?')[0]}"


def _opens(name: str) -> bool:
    """Whether a parameter's name says that it holds a secret: `token`, `api_key`, `X-Amz-Signature`, `accessToken`."""
    words = re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)
    return bool(_SECRETS & {word.casefold() for word in words}) or name.casefold() in _SECRETS


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
    except ValueError as error:
        raise InputError(f"it leads to no address: {error}", locator=url) from error
    except (OSError, http.client.HTTPException) as error:
        took = time.monotonic() - began
        raise InputError(f"the connection failed after {took:.0f} s: {error}", locator=url, hint="try again") from error
    return Fetched(target, final, _day(modified))


def _write(response: Any, target: Path, url: str, limits: ListLimits, stop: threading.Event) -> None:
    length = response.headers.get("Content-Length", "")
    told = length.isascii() and length.isdigit()
    if told and len(length) > _LONGEST_NUMBER:
        raise RefusedListError(f"a length of {len(length):,} digits is over the limit", locator=url)
    expected = int(length) if told else None
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
