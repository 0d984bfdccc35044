"""Fit the reader's models on the annotated passages in `training/`, or measure them on passages held out.

usage: python tools/train.py             write src/faultlines/extract/data/model
       python tools/train.py --folds 2   read each part with models of the others and print the claim scorer's figures

Needs scikit-learn, which `make train` installs; the product itself does not. Deterministic: the same passages, code
and library versions give the same weights.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from faultlines.extract import Reader
from faultlines.extract.features import SentenceFeatures
from faultlines.extract.judge import NONE, Judge
from faultlines.extract.linear import LinearModel, write_model
from faultlines.extract.reader import MUTUAL
from faultlines.extract.tree import Word
from faultlines.records import Document
from quality import ROOT, SHARED, TOOLS, figures

TRAINING = ROOT / "training"
MODEL = ROOT / "src" / "faultlines" / "extract" / "data" / "model"
STRENGTH = 0.15
"""Inverse of the penalty on large weights; .1 to .3 do equally well on held-out passages."""
RAREST = 2
"""A feature must have been met so often."""
SMALLEST = 0.02
"""Features none of whose weights reaches this are left out of the file."""


@dataclass(frozen=True)
class Passage:
    """A passage with its claims."""

    name: str
    text: str
    published: str | None
    source: str | None
    claims: tuple[dict[str, Any], ...]

    @property
    def document(self) -> Document:
        """The passage as the reader takes it."""
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        return Document(
            digest, 0, self.name, "text/plain", self.text, language="en", published=self.published, source=self.source
        )


@dataclass(frozen=True)
class Example:
    """One decision: its passage, its features and its label."""

    passage: str
    features: tuple[str, ...]
    label: str


def passages() -> list[Passage]:
    """All passages whose texts are here."""
    claims: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in ("written_claims.jsonl", "corpora_claims.jsonl"):
        for line in (TRAINING / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            claims[row["passage"]].append(row)
    found = []
    for line in (TRAINING / "written.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.append(Passage(row["passage"], row["text"], row["published"], None, tuple(claims[row["passage"]])))
    corpus = SHARED / "corpora" / "white_house_2021_2023.jsonl.gz"
    if not corpus.exists():
        print("the shared corpus is not here: training on the written passages alone", file=sys.stderr)
        return found
    wanted = defaultdict(list)
    with (TRAINING / "corpora.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            wanted[row["document"]].append(row)
    with gzip.open(corpus, "rt", encoding="utf-8") as documents:
        for line in documents:
            document = json.loads(line)
            for row in wanted.get(document["id"], ()):
                text = document["text"][int(row["start"]) : int(row["end"])]
                name = row["passage"]
                found.append(Passage(name, text, row["published"], document["source"], tuple(claims[name])))
    return sorted(found, key=lambda passage: passage.name)


def examples(found: Iterable[Passage]) -> tuple[list[Example], list[Example]]:
    """The decisions of both models: which type a word carries, and which role a head has for it."""
    reader = Reader()
    senses: list[Example] = []
    roles: list[Example] = []
    for passage in found:
        here: list[Example] = []
        for scene in reader.scenes(passage.document):
            features, told = scene.features, []
            for word in features.predicates():
                rows = [
                    row for row in passage.claims if row["trigger"][0] < word.end and word.start < row["trigger"][1]
                ]
                label = rows[0]["type"] if rows else NONE
                here.append(Example(passage.name, tuple(features.sense(word)), label))
                for kind in dict.fromkeys(row["type"] for row in rows):
                    same = [row for row in rows if row["type"] == kind]
                    roles += _roles(passage.name, features, word, kind, same)
                told += [tuple(row["actor"] + row["target"]) for row in rows if row["type"] in MUTUAL]
            scene.discourse.together(told)
        # a word annotated once is not annotated where the passage says the same again: that is no "no"
        told_once = {example.features[0] for example in here if example.label != NONE}
        senses += [example for example in here if example.label != NONE or example.features[0] not in told_once]
    return senses, roles


def _roles(
    passage: str, features: SentenceFeatures, word: Word, kind: str, rows: list[dict[str, Any]]
) -> Iterator[Example]:
    heads = [head for head in features.heads() if head is not word]
    cast = {
        role: {head for row in rows for head in _named(features, heads, row, role, word)}
        for role in ("actor", "target")
    }
    for head in heads:
        label = next((role for role in ("actor", "target") if head in cast[role]), NONE)
        yield Example(passage, tuple(features.role(word, kind, head)), label)
    for name, codes in features.parties.discourse.implied().items():
        label = NONE
        if not cast["actor"] and any(_alike(_codes(codes), _codes(row["actor"])) for row in rows):
            label = "actor"
        elif not cast["target"] and any(_codes(codes) == _codes(row["target"]) for row in rows):
            label = "target"
        yield Example(passage, tuple(features.implied(word, kind, name)), label)


def _named(features: SentenceFeatures, heads: list[Word], row: dict[str, Any], role: str, word: Word) -> Iterator[Word]:
    """The heads inside the words that a claim gives for a role, unless they are read as somebody else's name."""
    wanted = _codes(row[role])
    for start, end in row[f"{role}_spans"]:
        for head in heads:
            if start <= head.start < end:
                codes = _codes(features.parties.one(head).codes)
                if not codes or codes & wanted or features.kind(head) in _REFERRING:
                    yield head


_REFERRING = frozenset({"first", "he", "it", "they", "described", "common"})


def _codes(values: Iterable[str]) -> set[str]:
    return {value.split(":")[0] if value.startswith(("MULTI", "ORG", "NGO")) else value for value in values}


def _alike(one: set[str], two: set[str]) -> bool:
    return bool(one & two) and len(one & two) * 2 >= len(one | two)


def fit(data: list[Example]) -> LinearModel:
    """Fit a multinomial logistic regression."""
    counts = Counter(feature for example in data for feature in example.features)
    names = sorted(feature for feature, count in counts.items() if count >= RAREST)
    rows = {feature: at for at, feature in enumerate(names)}
    indices: list[int] = []
    ends = [0]
    for example in data:
        indices += [rows[feature] for feature in example.features if feature in rows]
        ends.append(len(indices))
    matrix = csr_matrix((np.ones(len(indices)), indices, ends), shape=(len(data), len(names)))
    model = LogisticRegression(C=STRENGTH, max_iter=300).fit(matrix, [example.label for example in data])
    # two decimals are enough, and the file stays the same whatever the machine's last digits
    weights = np.round(model.coef_.T, 2)
    kept = np.flatnonzero(np.abs(weights).max(axis=1) > SMALLEST)
    return LinearModel(
        tuple(map(str, model.classes_)),
        {names[row]: at for at, row in enumerate(kept)},
        weights[kept].astype(np.float32),
        np.round(model.intercept_, 2).astype(np.float32),
    )


def held_out(found: list[Passage], folds: int) -> None:
    """Read each part with models of the others, and score all together."""
    senses, roles = examples(found)
    parts = {passage.name: at % folds for at, passage in enumerate(sorted(found, key=lambda passage: passage.name))}
    claims: list[dict[str, Any]] = []
    for part in range(folds):
        reader = Reader()
        sense, role = (fit([item for item in data if parts[item.passage] != part]) for data in (senses, roles))
        reader.judge = Judge(sense=sense, role=role)
        for passage in found:
            if parts[passage.name] == part:
                claims += [_row(passage.name, claim) for claim in reader.claims(passage.document)]
    for name, prefix in (("written", "w"), ("corpora", "t"), ("all", "")):
        chosen = [passage for passage in found if passage.name.startswith(prefix)]
        if chosen:
            print(f"\n{name}: {len(chosen)} passages")
            for key, value in _score(chosen, claims).items():
                print(f"  {key:24} {value}")


def _row(passage: str, claim: Any) -> dict[str, Any]:
    keys = ("quote", "start", "end", "actor", "target", "type", "commodity", "mode", "holder", "when")
    return {"doc": f"{passage}.txt", **{key: getattr(claim, key) for key in keys}}


def _score(chosen: list[Passage], claims: list[dict[str, Any]]) -> dict[str, float | None]:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        gold = []
        for passage in chosen:
            (work / f"{passage.name}.txt").write_text(passage.text, encoding="utf-8")
            for row in passage.claims:
                quote = passage.text[row["start"] : row["end"]]
                gold.append({**row, "doc": f"{passage.name}.txt", "quote": quote})
        names = {f"{passage.name}.txt" for passage in chosen}
        for name, rows in (("gold", gold), ("claims", [row for row in claims if row["doc"] in names])):
            (work / f"{name}.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
        words = [sys.executable, str(TOOLS / "score_claims.py"), str(work / "gold.jsonl"), str(work / "claims.jsonl")]
        done = subprocess.run([*words, "--texts", str(work), "--json"], capture_output=True, text=True, check=True)
        return figures(json.loads(done.stdout))


def main() -> None:
    """Train, or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, help="measure on held-out parts instead of writing the model")
    options = parser.parse_args()
    found = passages()
    print(f"{len(found)} passages, {sum(len(passage.claims) for passage in found)} claims")
    if options.folds:
        held_out(found, options.folds)
        return
    senses, roles = examples(found)
    MODEL.mkdir(parents=True, exist_ok=True)
    for name, data in (("sense", senses), ("role", roles)):
        model = fit(data)
        write_model(MODEL / f"{name}.npz", model)
        size = (MODEL / f"{name}.npz").stat().st_size
        print(f"{name}: {len(data)} decisions, {len(model.rows)} features, {size} bytes")


if __name__ == "__main__":
    main()
