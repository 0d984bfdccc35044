"""The parent's side of the child process that parses hostile files: starts it, feeds it, kills it when it hangs.

One child serves all files of a process in turn, since starting one costs half a second. A file that crashes it, or
has to be stopped, costs that file only: the next one gets a new child.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import asdict
from typing import IO, TYPE_CHECKING

from faultlines.errors import UnreadableError
from faultlines.read.article import Article

if TYPE_CHECKING:
    from faultlines.read.limits import Limits

_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from faultlines.read.child import main; main()"
_LARGEST_REPLY = 500_000_000
_START_SECONDS = 30.0
"""Time for a new child to start, beside the file's own: importing the parsers from a cold disk takes seconds."""


class Child:
    """A process that parses one file after another; safe to use from several threads and after a fork."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def parse(self, parser: str, data: bytes, limits: Limits) -> list[Article]:
        """Articles in `data`, read by `parser` ("html" or "pdf") within the limits.

        Raises:
            UnreadableError: if the parser refuses the file, crashes on it, or takes longer than `limits.seconds`.
        """
        header = json.dumps({"parser": parser, "size": len(data), "limits": asdict(limits)}).encode() + b"\n"
        with self._lock:
            reply = json.loads(self._exchange(header + data, limits.seconds))
        if "error" in reply:
            message, hint = reply["error"]
            raise UnreadableError(message, hint=hint)
        return [Article(**fields) for fields in reply["articles"]]

    def close(self) -> None:
        """End the process, if there is one; the next file starts a new one."""
        process, self._process = self._process, None
        if process is None:
            return
        if self._owner != os.getpid():  # this process was forked off; the child is its parent's
            process.returncode = 0
            return
        process.kill()
        process.communicate()

    def _exchange(self, request: bytes, seconds: float) -> bytes:
        """Send a request and return the line that answers it."""
        process, requests, replies, extra = self._running()
        overdue = threading.Event()

        def stop() -> None:
            overdue.set()
            process.kill()

        watch = threading.Timer(seconds + extra, stop)
        watch.daemon = True
        watch.start()
        try:
            requests.write(request)
            requests.flush()
            reply = replies.readline(_LARGEST_REPLY)
        except OSError:
            reply = b""
        except BaseException:  # interrupted: what the child is at would answer the next request
            self.close()
            raise
        finally:
            watch.cancel()
        if reply.endswith(b"\n") and not overdue.is_set():
            return reply
        self.close()
        if overdue.is_set():
            raise UnreadableError(f"it takes longer to parse than {seconds:g} seconds", hint="split or simplify it")
        raise UnreadableError(f"its parser crashed{_signal(process.returncode)}", hint="the file is damaged or hostile")

    def _running(self) -> tuple[subprocess.Popen[bytes], IO[bytes], IO[bytes], float]:
        """Return the process, started if need be, its pipes, and the seconds that its start may take."""
        if self._process is not None and (self._owner != os.getpid() or self._process.poll() is not None):
            self.close()
        extra = 0.0
        if self._process is None:
            self._process, self._owner = _started(), os.getpid()
            extra = _START_SECONDS
        requests, replies = self._process.stdin, self._process.stdout
        if requests is None or replies is None:
            raise UnreadableError("its parser cannot be reached")
        return self._process, requests, replies, extra


def _started() -> subprocess.Popen[bytes]:
    """Start a child. It is told where to find modules, and does not look for them in the working directory."""
    search_path = json.dumps([entry for entry in sys.path if entry])
    return subprocess.Popen(  # noqa: S603 - our own interpreter; no word of the command comes from a file
        [sys.executable, "-I", "-c", _START, search_path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # an interruption from the keyboard is for the parent alone
    )


def _signal(code: int | None) -> str:
    """Return the signal that ended a process, in brackets."""
    if code is None or code >= 0:
        return ""
    try:
        return f" ({signal.Signals(-code).name})"
    except ValueError:
        return f" (signal {-code})"


CHILD = Child()
"""The process's own child; ends with it."""
atexit.register(CHILD.close)
