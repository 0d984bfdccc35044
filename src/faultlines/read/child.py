"""The child process that parses PDF and HTML: one request, one reply, until its input ends.

A request is a line of JSON (`parser`, `size`, `limits`) and `size` bytes; a reply is a line of JSON, with `articles` or
with `error`. The process opens no connection and starts no program: an audit hook refuses it.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, BinaryIO

from faultlines.errors import UnreadableError
from faultlines.read import html, pdf
from faultlines.read.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from faultlines.read.article import Article

_PARSERS: dict[str, Callable[[bytes, Limits], list[Article]]] = {"html": html.read, "pdf": pdf.read}
_FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "socket.bind", "subprocess.Popen", "os.system", "os.exec")


def main() -> None:
    """Serve requests from standard input until it ends."""
    # Libraries that print would break the replies: they keep a private copy of the stream.
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    logging.disable(logging.CRITICAL)
    sys.addaudithook(_refuse)
    serve(sys.stdin.buffer, replies)


def serve(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer each request in turn."""
    for line in requests:
        request = json.loads(line)
        limits = Limits(**request["limits"])
        _bound(limits)
        reply = answer(request["parser"], requests.read(request["size"]), limits)
        replies.write(json.dumps(reply).encode() + b"\n")
        replies.flush()


def answer(parser: str, data: bytes, limits: Limits) -> dict[str, object]:
    """Parse, and return the reply."""
    try:
        return {"articles": [asdict(article) for article in _PARSERS[parser](data, limits)]}
    except UnreadableError as error:
        return {"error": [error.message, error.hint]}
    except MemoryError:
        message = f"it takes more memory to parse than {limits.memory_bytes // 1_000_000:,} MB"
        return {"error": [message, "split the file"]}
    except Exception as error:  # a parser's bug on a hostile file must cost that file only
        message = f"the parser failed on it: {type(error).__name__}: {' '.join(str(error).split())[:200]}"
        return {"error": [message, None]}


def _bound(limits: Limits) -> None:
    """Bound the process's memory, and its time in case its parent is gone; where the system has such limits."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime + limits.seconds) + 10
    for kind, bound in ((resource.RLIMIT_AS, limits.memory_bytes), (resource.RLIMIT_CPU, seconds)):
        hard = resource.getrlimit(kind)[1]
        try:
            resource.setrlimit(kind, (bound if hard == resource.RLIM_INFINITY else min(bound, hard), hard))
        except (OSError, ValueError):
            continue


def _refuse(event: str, _arguments: object) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(f"{event} is not allowed while a file is parsed")
