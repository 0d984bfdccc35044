"""How long lists take to load, and how much memory; beside the floor of the issue: SDN with aliases in under 5 seconds.

Each measurement runs in a process of its own, so that one does not warm the other up. The shared material lies beside
the project, or where FAULTLINES_SHARED points; without it there is nothing to measure.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("FAULTLINES_SHARED", ROOT.parent / "shared"))
FLOOR_SECONDS = 5.0
_LOAD = """
import json, resource, sys, time
began = time.perf_counter()
from faultlines.lists import ListStore
from faultlines.lists.loading import Order, load
store, name, *files = sys.argv[1:]
with ListStore.open(store, create=True) as lists:
    added = load(lists, Order(files[0], tuple(files[1:])), "2100-01-01T00:00:00Z", name=name)
loaded = time.perf_counter() - began
with ListStore.open(store, read_only=True) as lists:
    began = time.perf_counter()
    count = sum(len(entry.names) for entry in lists.entries(name))
    read = time.perf_counter() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([added.version.entries, count, loaded, read, peak]))
"""
_IMPORT = """
import time
began = time.perf_counter()
import faultlines.lists
print(time.perf_counter() - began)
"""


def _run(code: str, *arguments: str) -> str:
    found = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True, timeout=300
    )
    return found.stdout


def main() -> int:
    """Print a line for each list; 1 if the SDN list with aliases takes longer than the floor allows."""
    if not (SHARED / "lists").is_dir():
        print("no shared lists: nothing to measure")
        return 0
    lists = SHARED / "lists"
    ofac = lists / "ofac"
    cases = {
        "SDN 2024-05-03 with aliases and addresses": (
            ofac / "2024-05-03_sdn.csv", ofac / "2025-12_alt.csv", ofac / "2025-12_add.csv",
        ),
        "SDN 2021-07 with aliases and addresses": (ofac / "2021-07_sdn.csv",),
        "non-SDN 2025-12": (ofac / "2025-12_cons_prim.csv",),
        "UN 2026-02-27": (next((lists / "un").glob("*.xml")),),
        "FollowTheMoney, 91 entities": (lists / "ftm" / "zala.entities.ftm.json",),
    }  # fmt: skip
    late = False
    print(f"{'list':42} {'entries':>8} {'names':>8} {'load s':>7} {'read s':>7} {'MB':>5}")
    with tempfile.TemporaryDirectory() as folder:
        for number, (title, files) in enumerate(cases.items()):
            store = str(Path(folder) / f"{number}.sqlite")
            entries, names, load, read, peak = json.loads(_run(_LOAD, store, "bench", *map(str, files)))
            late = late or (number == 0 and load > FLOOR_SECONDS)
            print(f"{title:42} {entries:8,} {names:8,} {load:7.2f} {read:7.2f} {peak:5.0f}")
    imported = min(float(_run(_IMPORT)) for _ in range(3))
    print(f"import of faultlines.lists: {imported:.3f} s")
    if late:
        print(f"over the floor of {FLOOR_SECONDS:g} s")
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
