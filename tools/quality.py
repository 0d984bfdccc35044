"""Score the reader against gold and hold the floors.

Sets: the example corpus with its own gold and the table of short cases (always), and the gold articles, the passages
and the PLOVER sentences where the shared material lies beside the project or where FAULTLINES_SHARED points. Exit
status 1 if any bound is not kept.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

import cases

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / "tools"
EXAMPLES = ROOT / "examples" / "pact"
PASSAGES = ROOT / "tests" / "extract" / "passages"
SHARED = Path(os.environ.get("FAULTLINES_SHARED", ROOT.parent / "shared"))
FLOORS = tomllib.loads((TOOLS / "floors.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Measured:
    """One figure beside its floor or, for errors, its ceiling."""

    name: str
    value: float | None
    bound: float
    ceiling: bool

    @property
    def held(self) -> bool:
        """Whether the bound is kept; a figure that could not be had is not."""
        return self.value is not None and (self.value <= self.bound if self.ceiling else self.value >= self.bound)


def faultlines(*words: str) -> str:
    """Run the command line as a user would and return what it prints; exit status 1 (some not read) is allowed."""
    done = subprocess.run([sys.executable, "-m", "faultlines", *words], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"faultlines {' '.join(words)}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


def ledger(folder: Path, work: Path, *, manifest: Path | None = None) -> Path:
    """Read a folder into a case and write its ledger as JSON Lines."""
    case = str(work / "quality.case")
    options = ["--manifest", str(manifest)] if manifest else []
    faultlines("read", str(folder), "--case", case, "--format", "json", *options)
    out = work / "claims.jsonl"
    out.write_text(faultlines("claims", "--case", case, "--format", "jsonl"), encoding="utf-8")
    texts = work / "texts"
    faultlines("documents", "--case", case, "--export", str(texts))
    for part in sorted(texts.glob("*.part*")):
        # gold counts a page with two articles as one text
        whole = texts / part.name.replace(f".{part.name.split('.')[-2]}.", ".")
        whole.write_text(f"{whole.read_text(encoding='utf-8')}\n\n{part.read_text(encoding='utf-8')}", encoding="utf-8")
    return out


def score(gold: Path, claims: Path, texts: Path) -> dict[str, object]:
    """Run the claim scorer."""
    words = [sys.executable, str(TOOLS / "score_claims.py"), str(gold), str(claims), "--texts", str(texts), "--json"]
    report: dict[str, object] = json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
    return report


def figures(report: dict[str, object]) -> dict[str, float | None]:
    """Flatten the scorer's report: `relaxed f1`, `strict f1`, `precision`, `mode` and so on."""
    flat: dict[str, float | None] = {}
    for name, value in report.items():
        if isinstance(value, dict):
            flat.update({f"{name} {part}": number for part, number in value.items()})
        elif isinstance(value, (int, float)) or value is None:
            flat[name] = value
    return flat


def plover(claims: Path) -> dict[str, float | None]:
    """Run the PLOVER scorer."""
    words = [
        sys.executable,
        str(TOOLS / "score_plover.py"),
        str(SHARED / "gold/plover/records.json"),
        "--claims",
        str(claims),
    ]
    lines = subprocess.run(words, capture_output=True, text=True, check=True).stdout.splitlines()
    return {line[:16].strip(): float(line[16:]) for line in lines}


def passages(half: str, work: Path) -> dict[str, float | None]:
    """Cut the passages of one half out of the corpus, read them, and score them against their gold."""
    corpus = SHARED / "corpora" / "white_house_2021_2023.jsonl.gz"
    with (PASSAGES / "index.csv").open(encoding="utf-8") as lines:
        wanted = {row["document"]: row for row in csv.DictReader(lines) if row["half"] == half}
    texts = work / "passages"
    texts.mkdir()
    manifest = [["doc", "published", "source", "title"]]
    with gzip.open(corpus, "rt", encoding="utf-8") as documents:
        for line in documents:
            document = json.loads(line)
            row = wanted.get(document["id"])
            if row is not None:
                text = document["text"][int(row["start"]) : int(row["end"])] + "\n"
                (texts / row["passage"]).write_text(text, encoding="utf-8")
                manifest.append([row["passage"], row["published"], document["source"], ""])
    with (work / "passages.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(manifest)
    names = {row["passage"] for row in wanted.values()}
    gold = work / "gold.jsonl"
    rows = (PASSAGES / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold.write_text("".join(f"{row}\n" for row in rows if json.loads(row)["doc"] in names), encoding="utf-8")
    return figures(score(gold, ledger(texts, work, manifest=work / "passages.csv"), texts))


def measure(name: str, work: Path) -> dict[str, float | None] | None:
    """The figures of one set, or None where its texts are not here."""
    if name == "example corpus":
        claims = ledger(EXAMPLES / "documents", work, manifest=EXAMPLES / "manifest.csv")
        return figures(score(EXAMPLES / "gold.jsonl", claims, work / "texts"))
    if name.startswith("cases, "):
        tally = cases.score(name.removeprefix("cases, "))["all"]
        shares = {key: sum(right) / len(right) for key, right in tally.shares.items() if right}
        return {"right": tally.right / tally.cases, "no claim, right": tally.silent_right / tally.silent, **shares}
    if not SHARED.is_dir():
        return None
    if name == "gold articles":
        folder = SHARED / "articles"
        claims = ledger(folder, work, manifest=folder / "index.csv")
        return figures(score(SHARED / "gold/articles.jsonl", claims, folder))
    if name.startswith("passages, "):
        return passages(name.removeprefix("passages, "), work)
    if name == "plover":
        sentences = work / "sentences"
        words = [
            sys.executable,
            str(TOOLS / "score_plover.py"),
            str(SHARED / "gold/plover/records.json"),
            "--write",
            str(sentences),
        ]
        subprocess.run(words, check=True)
        return plover(ledger(sentences, work))
    sys.exit(f"floors.toml names an unknown set: {name}")


def main() -> None:
    """Measure every set, print figure beside bound, and exit 1 if one is not kept."""
    missed = 0
    for name, bounds in FLOORS.items():
        with tempfile.TemporaryDirectory() as folder:
            found = measure(name, Path(folder))
        if found is None:
            print(f"\n{name}: not here, skipped")
            continue
        print(f"\n{name}")
        rows = [Measured(key, found.get(key), value, ceiling=False) for key, value in bounds.get("floor", {}).items()]
        rows += [Measured(key, found.get(key), value, ceiling=True) for key, value in bounds.get("ceiling", {}).items()]
        for row in rows:
            sign = "≤" if row.ceiling else "≥"
            shown = "none" if row.value is None else f"{row.value:.3f}"
            print(f"  {row.name:24} {shown:>7}  {sign} {row.bound:.3f}  {'' if row.held else 'MISSED'}".rstrip())
            missed += not row.held
        bound = {row.name for row in rows}
        for key, value in found.items():
            if key not in bound and value is not None:
                print(f"  {key:24} {value:>7}")
    if missed:
        sys.exit(f"\n{missed} bounds missed")
    print("\nall bounds kept")


if __name__ == "__main__":
    main()
