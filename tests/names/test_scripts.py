"""Scripts, romanisation and folding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.names.folding import abjad, fold, plain, skeleton
from faultlines.names.romanise import arabic_word, romanise
from faultlines.names.scripts import Script, main_script, script_of
from faultlines.names.wade_giles import wade_giles
from faultlines.names.words import tidy


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Kim Yong Chol", Script.LATIN),
        ("김영철", Script.HANGUL),
        ("金英哲", Script.HAN),
        ("Ким Ён Чхоль", Script.CYRILLIC),
        ("قاسم سلیمانی", Script.ARABIC),
        ("田中さくら", Script.KANA),
        ("1234 - 56", Script.NONE),
        ("วชิราลงกรณ", Script.OTHER),
        ("조선 KOMID 회사", Script.HANGUL),
    ],
)
def test_the_main_script_is_that_of_most_letters(text: str, script: Script) -> None:
    """The script of a name is that of most of its letters; digits and signs have none."""
    assert main_script(text) is script


@given(st.characters())
def test_every_character_has_a_script(letter: str) -> None:
    """No character, however odd, breaks the look-up."""
    assert isinstance(script_of(letter), Script)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("yevgeniy", "evgenii"),
        ("hussein", "husein"),
        ("natalya", "nataliya"),
        ("sergeevich", "sergeyevich"),
        ("quantorform", "kvantorform"),
        ("mahmoud", "mahmood"),
        ("mikhail", "mihail"),
    ],
)
def test_common_romanisations_fold_alike(one: str, other: str) -> None:
    """Spellings of one sound meet in one folded word."""
    assert fold(one) == fold(other)


def test_folding_keeps_different_names_apart() -> None:
    """Folding brings sounds together, not names."""
    folded = {fold(name) for name in ("ivanov", "ivanova", "petrov", "pavlov", "sidorov", "shoigu", "chuikov")}
    assert len(folded) == 7


def test_consonants_survive_changes_of_vowels() -> None:
    """Muhammad and Mohamed have one skeleton."""
    assert skeleton(fold("muhammad")) == skeleton(fold("mohamed"))


def test_accents_and_ligatures_are_taken_off() -> None:
    """Plain text is ASCII for every Latin letter that lists use."""
    assert plain("Müller Øst Łódź Straße Şahin ə") == "muller ost lodz strasse sahin a"


def test_cyrillic_is_romanised_as_lists_write_it() -> None:
    """Х becomes kh, ё yo, soft signs nothing."""
    assert romanise("юрьевич", Script.CYRILLIC) == "yurevich"
    assert romanise("хабаровск", Script.CYRILLIC) == "khabarovsk"


def test_arabic_words_lose_the_article_and_common_names_have_vowels() -> None:
    """الأسد is Asad; a rare word keeps only what is written, and says so."""
    assert arabic_word("محمد") == ("muhammad", True)
    assert arabic_word("الأسد") == ("asad", True)
    word, known = arabic_word("شمخالی")
    assert not known
    assert abjad(word) == abjad("shamkhali")


@pytest.mark.parametrize(
    ("pinyin", "older"),
    [("xiang", "hsiang"), ("zhong", "chung"), ("shi", "shih"), ("qian", "chien"), ("guo", "kuo"), ("ma", "ma")],
)
def test_pinyin_has_an_older_spelling(pinyin: str, older: str) -> None:
    """Taiwan's passports write Hsiang where Beijing writes Xiang."""
    assert wade_giles(pinyin) == older


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("\u041aim J\u043eng Un", "Kim Jong Un"),
        ("\u0412\u0410N\u041a", "BANK"),
        ("\u03a1utin", "Putin"),
        ("\u041fy\u0442\u0438\u043d", "\u041f\u0443\u0442\u0438\u043d"),
        ("Vladi\u00admir Pu\u200btin\u2060", "Vladimir Putin"),
        ("\u200b" * 500 + "Putin", "Putin"),
        ("\u041a\u0438\u043c \u0427\u0435\u043d \u042b\u043d", "\u041a\u0438\u043c \u0427\u0435\u043d \u042b\u043d"),
        ("\u041e\u041e\u041e Romashka", "\u041e\u041e\u041e Romashka"),
    ],
)
def test_disguises_are_taken_off_names(written: str, meant: str) -> None:
    """Look-alikes inside a word and signs that show nothing go; words of one script stay as they are."""
    assert tidy(written) == meant
