"""Other matchers on the same queries: nomenklatura's LogicV2, rapidfuzz's token_sort_ratio.

Run by `screening_quality.py --opponents PYTHON`. LogicV2 is given the candidates in the file named first (query number,
entry ids), so that what its own blocker drops is not held against it. Prints JSON: scores by matcher.
"""

from __future__ import annotations

import csv
import json
import sys
import time
from pathlib import Path


def main(candidates: Path, sdn: Path, queries: Path, pairs: Path) -> dict[str, object]:
    """Return, by matcher, (number, right score, best score) of every query asked and the seconds of CPU it took."""
    with sdn.open(encoding="utf-8", newline="") as lines:
        listed = {f"ofac-{row[0]}": (row[1], row[2].strip()) for row in csv.reader(lines) if len(row) > 11}
    with queries.open(encoding="utf-8", newline="") as lines:
        asked = {row["id"]: row for row in csv.DictReader(lines)}
    wanted = json.loads(candidates.read_text(encoding="utf-8"))
    with pairs.open(encoding="utf-8", newline="") as lines:
        pair_rows = list(csv.DictReader(lines))
    return {
        "token_sort_ratio": token_sort(listed, asked),
        "LogicV2": logic_v2(listed, asked, wanted, pair_rows),
    }


def token_sort(listed: dict[str, tuple[str, str]], asked: dict[str, dict[str, str]]) -> dict[str, object]:
    """Compare every query with every name of its kind."""
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 - an environment of their own

    started = time.process_time()
    by_kind: dict[bool, dict[str, str]] = {True: {}, False: {}}
    for entry, (name, kind) in listed.items():
        if kind in ("individual", "-0-"):
            by_kind[kind == "individual"][entry] = utils.default_process(name)
    answers = []
    for number, row in asked.items():
        names = by_kind[row["schema"] == "Person"]
        query = utils.default_process(row["query"])
        best = process.extractOne(query, names, scorer=fuzz.token_sort_ratio, processor=None)
        right = fuzz.token_sort_ratio(query, names[row["ent_num"]]) if row["ent_num"] in names else 0.0
        answers.append((number, right / 100, best[1] / 100 if best else 0.0))
    return {"answers": answers, "seconds": time.process_time() - started}


def logic_v2(
    listed: dict[str, tuple[str, str]],
    asked: dict[str, dict[str, str]],
    wanted: dict[str, list[str]],
    pair_rows: list[dict[str, str]],
) -> dict[str, object]:
    """Compare a sample of queries with the candidates given for each."""
    from followthemoney import EntityProxy  # noqa: PLC0415 - as above
    from nomenklatura.matching import LogicV2  # noqa: PLC0415 - as above

    config = LogicV2.default_config()

    def entity(number: str, schema: str, name: str) -> object:
        data = {"id": number, "schema": schema, "properties": {"name": [name]}}
        return EntityProxy.from_dict(data)

    def compare(one: object, other: object) -> float:
        return float(LogicV2.compare(one, other, config).score)

    schemas = {"individual": "Person", "-0-": "Organization"}
    entities = {entry: entity(entry, schemas[kind], name) for entry, (name, kind) in listed.items() if kind in schemas}
    started = time.process_time()
    answers = []
    for number, entries in wanted.items():
        row = asked[number]
        query = entity(f"query-{number}", row["schema"], row["query"])
        scores = {entry: compare(query, entities[entry]) for entry in entries if entry in entities}
        answers.append((number, scores.get(row["ent_num"], 0.0), max(scores.values(), default=0.0)))
    seconds = time.process_time() - started
    scored = [
        (
            compare(entity(f"a{at}", row["schema"], row["name1"]), entity(f"b{at}", row["schema"], row["name2"])),
            row["is_match"] == "true",
        )
        for at, row in enumerate(pair_rows)
    ]
    return {"answers": answers, "seconds": seconds, "pairs": scored}


if __name__ == "__main__":
    print(json.dumps(main(*map(Path, sys.argv[1:5]))))
