"""A case in which every text from outside is an attack on the page, the text, the terminal or the spreadsheet."""

from __future__ import annotations

from dataclasses import replace

from faultlines.export import Brief, build_brief
from faultlines.records import Claim, Document, EventType, Failure, Mode, Quantity

from .sample import ARMS, claim, document

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "</style><style>*{display:none}</style>",
    "</title><h1>gone</h1>",
    "{{ 7 * 7 }} {% for %} {# #}",
    "[click](javascript:alert(1)) ![x](http://192.0.2.1/x.png) <http://192.0.2.1/>",
    "http://192.0.2.1/a www.example.org/b",
    "`code` **bold** _it_ ~~no~~ | cell | \\ # heading",
    "line\n\n# heading\n\n- item\n\n> quote\n\n```\nfence\n```\n",
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b2J \x08\x08",
    "abc\u202edefg\u202c \u2066iso\u2069 \u200bzero\ufeff \U000e0041 \ud800",
    "[bold red]markup[/] :warning:",
    "=HYPERLINK(1)|+1|-1|@SUM(1)",
    "x" * 3000,
)


def hostile_claim(source: Document, attack: str, mode: Mode, kind: EventType) -> Claim:
    """Return a claim whose every text is `attack`."""
    return claim(
        source,
        attack,
        f"PER:{attack}",
        kind,
        f"MULTI:{attack}",
        mode,
        commodity=ARMS,
        holder=f"{attack} < {attack}",
        when="2024-05",
        where=attack,
        unresolved=(attack,),
        quantity=(Quantity(1, 2, attack, attack),),
        extractor=attack,
    )


def hostile_brief() -> Brief:
    """Return a brief in which every attack stands in every place that takes a text."""
    documents, claims = [], []
    for number, attack in enumerate(ATTACKS):
        source = document(attack, f"{number}{attack}", title=attack, source=attack, published="2024-06", url=attack)
        undated = replace(source, sha256=f"{number:064x}", published=attack, language="xx", publisher=attack)
        documents += [source, undated]
        claims += [
            hostile_claim(source, attack, mode, kind) for mode in Mode for kind in (EventType.AID, EventType.REJECT)
        ]
    failures = [Failure(attack, attack, "2024-07-01T10:00:00Z", attack) for attack in ATTACKS]
    return build_brief(claims, documents, failures, title=ATTACKS[5], prepared=ATTACKS[0])
