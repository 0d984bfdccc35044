"""Measure screening on real lists, and hold the floors of `screening_floors.toml`.

Sets: primary names of all persons and organisations of an SDN file against aliases, the same with two random edits, and
unlisted names; name pairs with a verdict; the cross-script table of tests. Settings were chosen on one half of the
queries, the other is reported apart. `--bench` holds speed and memory too; `--opponents PYTHON` compares with
nomenklatura and rapidfuzz (`make opponents` makes an environment for them and does so); `--calibrate` writes
`screen/data/calibration.toml` from the half on which settings may be chosen.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

import screening_sets as sets
from faultlines.names.pairs import compare_names
from faultlines.names.scripts import main_script
from faultlines.records import EntryKind, Query
from faultlines.screen import Screener
from ofac_names import sdn_entries, un_entries

FLOORS = tomllib.loads((Path(__file__).parent / "screening_floors.toml").read_text(encoding="utf-8"))
SAMPLE = 4
"""Every fourth query goes to LogicV2, which takes its time."""


def main() -> int:
    """Measure, print, and return 1 if a bound is not kept."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--opponents", metavar="PYTHON", help="a Python with nomenklatura and rapidfuzz installed")
    options.add_argument("--calibrate", action="store_true")
    options.add_argument("--bench", action="store_true", help="hold the bounds of speed and memory too")
    options.add_argument("--failures", action="store_true", help="show failures of the open part of the table")
    chosen = options.parse_args()
    if not sets.SDN.exists():
        print("the shared material is not here; nothing measured", file=sys.stderr)
        return 0
    figures: dict[str, float] = {}
    answers, candidates = ask(figures)
    report_scripts(answers)
    pairs = measure_pairs(figures)
    if chosen.calibrate:
        calibrate(answers)
    figures["memory MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    measure_cross_script(figures, show=chosen.failures)
    if chosen.opponents:
        compare_opponents(chosen.opponents, answers, candidates, pairs)
    return report(figures, bench=chosen.bench)


def ask(figures: dict[str, float]) -> tuple[list[sets.Answer], dict[str, list[str]]]:
    """Ask all queries of an index of primary names."""
    started = time.process_time()
    kinds = (EntryKind.PERSON, EntryKind.ORGANISATION)
    entries = [entry for entry in sdn_entries(sets.SDN, aliases=False) if entry.kind in kinds]
    screener = Screener({"sdn": entries})
    figures["seconds to make the index"] = time.process_time() - started
    questions = sets.asked()
    answers, candidates = [], {}
    started = time.process_time()
    for asked in questions:
        kind = EntryKind.PERSON if asked.person else EntryKind.ORGANISATION
        scored = screener.score(Query(asked.number, asked.name, kind))
        right = next((one.score for one in scored if one.listing.entry.entry_id == asked.entry), None)
        answers.append(sets.Answer(asked, right or 0.0, scored[0].score if scored else 0.0, right is not None))
        candidates[asked.number] = [one.listing.entry.entry_id for one in scored]
    figures["queries a CPU-second"] = len(questions) / (time.process_time() - started)
    cut = sets.threshold(answers)
    figures["threshold at 1 %"] = cut
    figures["aliases found"] = sets.share_found(answers, "alias", cut)
    figures["edited found"] = sets.share_found(answers, "noisy", cut)
    held_out = [answer for answer in answers if not answer.asked.chosen_on]
    held_cut = sets.threshold(held_out)
    figures["aliases found, held-out half"] = sets.share_found(held_out, "alias", held_cut)
    figures["edited found, held-out half"] = sets.share_found(held_out, "noisy", held_cut)
    for sort, name in (("alias", "aliases"), ("noisy", "edited")):
        of_kind = [answer for answer in answers if answer.asked.kind == sort]
        figures[f"names retrieved, {name}"] = sum(answer.retrieved for answer in of_kind) / len(of_kind)
    tops = Counter(round(answer.best, 3) for answer in answers if answer.best > 0)
    figures["share at the very top"] = tops[max(tops)] / len(answers)
    return answers, candidates


def report_scripts(answers: list[sets.Answer]) -> None:
    """Print, by kind and script of the query, how many there are and how many have a result at the threshold."""
    cut = sets.threshold(answers)
    groups: dict[tuple[str, str], list[sets.Answer]] = defaultdict(list)
    for answer in answers:
        groups[answer.asked.kind, main_script(answer.asked.name)].append(answer)
    print(f"{'kind':10} {'script':12} {'queries':>7} {'found':>7}")
    for (kind, script), some in sorted(groups.items()):
        hits = sum((answer.best if kind == "unlisted" else answer.right) > cut for answer in some)
        print(f"{kind:10} {script:12} {len(some):7} {hits / len(some):7.1%}")


def measure_pairs(figures: dict[str, float]) -> list[tuple[float, bool]]:
    """Score the name pairs; the threshold of one half is applied to the other as well."""
    scored: list[tuple[float, bool]] = []
    halves: tuple[list[tuple[float, bool]], list[tuple[float, bool]]] = ([], [])
    for at, row in enumerate(sets.rows(sets.PAIRS)):
        kind = EntryKind.PERSON if row["schema"] == "Person" else EntryKind.ORGANISATION
        pair = (
            compare_names(row["name1"], row["name2"], person=kind is EntryKind.PERSON).score,
            row["is_match"] == "true",
        )
        scored.append(pair)
        halves[at % 2].append(pair)
    figures["pairs best F1"], figures["pairs threshold"] = sets.best_f1(scored)
    cut = sets.best_f1(halves[0])[1]
    figures["pairs F1, other half at this half's threshold"] = sets.f1_at(halves[1], cut)
    return scored


def measure_cross_script(figures: dict[str, float], *, show: bool) -> None:
    """Ask the cross-script tables; of the unread part and of the independent table tell only sums."""
    lists = {"ofac-2024-05-03": sdn_entries(sets.SDN), "un-2026-02-27": un_entries(sets.UN)}
    screener = Screener(lists)
    cut = screener.thresholds.match
    counts: Counter[tuple[str, bool, bool]] = Counter()
    for row in [*sets.rows(sets.CROSS_SCRIPT), *sets.rows(sets.INDEPENDENT)]:
        scored = screener.score(Query("", row["query"], EntryKind(row["kind"])))
        score = next((one.score for one in scored if one.listing.entry.entry_id == row["entry_id"]), 0.0)
        same = row["verdict"] == "same"
        counts[row["part"], same, score >= cut] += 1
        if show and row["part"] == "open" and same is not (score >= cut):
            print(f"  {row['query']} | {row['entry_name']} | {row['verdict']} | {score:.3f}")
    figures["match threshold"] = cut
    for part in ("open", "unread", "independent"):
        right = counts[part, True, True]
        figures[f"cross-script recall, {part}"] = right / (right + counts[part, True, False])
        figures[f"cross-script precision, {part}"] = right / (right + counts[part, False, True])


def calibrate(answers: list[sets.Answer]) -> None:
    """Write how often results are right by score, from the half on which settings may be chosen.

    One listed party is taken to come among twenty unlisted names, as in a customer file of a risky trade.
    """
    some = [answer for answer in answers if answer.asked.chosen_on and answer.asked.kind != "noisy"]
    kinds = Counter(answer.asked.kind for answer in some)
    some = [answer for answer in some if answer.best > 0]
    worth = {"alias": 1 / kinds["alias"], "unlisted": 20 / kinds["unlisted"]}
    score = np.array([answer.best for answer in some])
    right = np.array([float(answer.right == answer.best) for answer in some])
    weight = np.array([worth[answer.asked.kind] for answer in some])
    fitted = np.zeros(2)
    design = np.stack([np.ones_like(score), score])
    for _ in range(50):  # Newton's method for a weighted logistic regression
        chance = 1 / (1 + np.exp(-fitted @ design))
        slope = design @ (weight * (right - chance))
        curve = (design * (weight * chance * (1 - chance))) @ design.T
        fitted += np.linalg.solve(curve, slope)
    path = sets.ROOT / "src/faultlines/screen/data/calibration.toml"
    comments = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    lines = [*comments, f"intercept = {fitted[0]:.4f}", f"slope = {fitted[1]:.4f}"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"chance = logistic({fitted[0]:.4f} + {fitted[1]:.4f} * score)")


def compare_opponents(
    python: str, answers: list[sets.Answer], candidates: dict[str, list[str]], pairs: list[tuple[float, bool]]
) -> None:
    """Print the others' figures beside ours, LogicV2's and ours beside it on the same sample of queries."""
    sample = {answer.asked.number: candidates[answer.asked.number] for answer in answers[::SAMPLE]}
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "candidates.json"
        wanted.write_text(json.dumps(sample), encoding="utf-8")
        words = [
            python,
            str(Path(__file__).parent / "screening_opponents.py"),
            wanted,
            sets.SDN,
            sets.QUERIES,
            sets.PAIRS,
        ]
        done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    by_number = {answer.asked.number: answer.asked for answer in answers}
    print(f"\n{'matcher':34} {'aliases':>8} {'edited':>8} {'false':>7} {'queries/s':>10}")

    def line(name: str, some: list[sets.Answer], cut: float, speed: float) -> None:
        unlisted = [answer for answer in some if answer.asked.kind == "unlisted"]
        false = sum(answer.best > cut for answer in unlisted) / len(unlisted)
        found = [sets.share_found(some, kind, cut) for kind in ("alias", "noisy")]
        print(f"{name:34} {found[0]:8.1%} {found[1]:8.1%} {false:7.2%} {speed:10.0f}")

    for name, result in json.loads(done.stdout).items():
        some = [sets.Answer(by_number[str(n)], right, best, True) for n, right, best in result["answers"]]
        speed = len(some) / result["seconds"]
        line(f"{name}, 1 % false", some, sets.threshold(some), speed)
        if name == "LogicV2":
            line("LogicV2, its own .7", some, 0.6999, speed)
            ours = answers[::SAMPLE]
            line("Faultlines on the same sample", ours, sets.threshold(ours), float("nan"))
            theirs = [(score, same) for score, same in result["pairs"]]
            print(f"pairs best F1: LogicV2 {sets.best_f1(theirs)[0]:.3f}, Faultlines {sets.best_f1(pairs)[0]:.3f}")


def report(figures: dict[str, float], *, bench: bool) -> int:
    """Print all figures with their bounds; return 1 if one is not kept. Speed and memory are bound by `bench` only."""
    broken = 0
    floors, ceilings = dict(FLOORS["floors"]), dict(FLOORS["ceilings"])
    if bench:
        floors |= FLOORS["floors, bench"]
        ceilings |= FLOORS["ceilings, bench"]
    print()
    for name, value in figures.items():
        floor, ceiling = floors.get(name), ceilings.get(name)
        bound = "" if floor is None and ceiling is None else f"≥ {floor}" if floor is not None else f"≤ {ceiling}"
        bad = (floor is not None and value < floor) or (ceiling is not None and value > ceiling)
        broken += bad
        print(f"{name:50} {value:10.3f}  {bound}{'  NOT KEPT' if bad else ''}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
