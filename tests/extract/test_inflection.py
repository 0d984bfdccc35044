"""From inflected words to dictionary forms."""

from __future__ import annotations

import pytest

from faultlines.extract.inflection import noun_forms, table, verb_forms
from faultlines.extract.lexicon import Lexicon


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("ship", {"ship", "ships", "shipped", "shipping"}),
        ("supply", {"supply", "supplies", "supplied", "supplying"}),
        ("hope", {"hope", "hopes", "hoped", "hoping"}),
        ("commit", {"committed", "committing"}),
        ("free", {"freed", "freeing"}),
        ("lie", {"lying"}),
        ("provoke", {"provoked"}),
    ],
)
def test_regular_verbs_follow_english_spelling(lemma: str, forms: set[str]) -> None:
    """Doubling, -ies, silent e and -ying come out as they are written."""
    assert forms <= verb_forms(lemma, {})


def test_irregular_forms_replace_regular_ones() -> None:
    """A verb with listed past forms gets those and not "-ed"."""
    assert verb_forms("sell", {"sell": ("sold",)}) == {"sell", "sells", "selling", "sold"}
    assert noun_forms("country", {}) == {"country", "countries"}


def test_a_form_belongs_to_one_lemma() -> None:
    """A form has one reading: "hopes" is "hope" even where "hop" is known too."""
    forms = {"hop": verb_forms("hop", {}), "hope": verb_forms("hope", {})}
    made = table(forms, forms)
    assert made["hopes"] == "hope"
    assert made["hop"] == "hop"


def test_the_bundled_lexicon_knows_its_own_words() -> None:
    """Every frame's verb is found under its own base form."""
    lexicon = Lexicon.load()
    for part, lemma in lexicon.frames:
        if part == "verb":
            assert lexicon.verb(lemma.split()[0]) == lemma.split()[0]
