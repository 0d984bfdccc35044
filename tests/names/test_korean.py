"""Korean syllables and personal names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.names.korean import agreement, alignment, as_spoken, hangul_syllables, readings, romanised
from faultlines.names.korean_people import KoreanAgreement, compare_korean, korean_names
from faultlines.names.scripts import Script, main_script

HANGUL = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)


def agreed(one: str, other: str) -> KoreanAgreement:
    """Return the best agreement of two names as Korean names."""
    readings_of = [korean_names(name.lower().replace("-", " ").split(), main_script(name)) for name in (one, other)]
    assert all(readings_of), "one of them has no Korean reading"
    return max((compare_korean(a, b) for a in readings_of[0] for b in readings_of[1]), key=lambda found: found.share)


@pytest.mark.parametrize(
    ("native", "listed"),
    [
        ("김영철", "Kim Yong Chol"),
        ("김영철", "Yong-chol Kim"),
        ("김영철", "Kim Yongchol"),
        ("김영철", "Gim Yeongcheol"),
        ("김영철", "Kim Young Chul"),
        ("고철재", "Ko Ch'o'l-chae"),
        ("이용무", "Ri Yong Mu"),
        ("리용무", "Lee Yong Moo"),
        ("최룡해", "Choe Ryong Hae"),
        ("최용해", "Choe Ryong Hae"),
        ("정경택", "Jong Kyong Thaek"),
        ("정경택", "Chung Kyung Taek"),
        ("박진혁", "Park Jin Hyok"),
        ("강룡", "Kang Ryong"),
        ("金英哲", "Kim Yong Chol"),
        ("朴鎭赫", "Park Jin Hyok"),
        ("Ким Ён Чхоль", "Kim Yong Chol"),
        ("Ким Чен Ын", "Kim Jong Un"),
        ("Цой Рён Хэ", "Choe Ryong Hae"),
    ],
)
def test_one_name_agrees_however_it_is_written(native: str, listed: str) -> None:
    """North's, Revised and McCune-Reischauer spellings, hanja and Russian all meet, in any order and joining."""
    found = agreed(native, listed)
    assert found.surname
    assert found.share > 0.93


@pytest.mark.parametrize(
    ("native", "listed"),
    [("김영춘", "Kim Yong Chol"), ("김철영", "Kim Yong Chol"), ("리용남", "Ri Yong Mu"), ("강윤", "Kang Ryong")],
)
def test_one_other_syllable_is_another_name(native: str, listed: str) -> None:
    """A differing given syllable shows as such."""
    assert 0.0 in agreed(native, listed).syllables or agreed(native, listed).share < 0.85


def test_another_surname_is_told() -> None:
    """Pak is no Kim, though all else agrees."""
    assert not agreed("박영철", "Kim Yong Chol").surname


def test_breves_tell_vowels_apart() -> None:
    """`o'` is ㅓ and nothing else, a bare `o` may be either."""
    marked, bare, (eo,), (o,) = readings("so'n")[0], readings("son")[0], hangul_syllables("선"), hangul_syllables("손")
    assert agreement(marked[0], eo) == 1.0
    assert agreement(marked[0], o) < 1.0
    assert agreement(bare[0], eo) == agreement(bare[0], o) == 1.0


@pytest.mark.parametrize(("native", "spelled"), [("압록", "amnok"), ("승리", "sungni"), ("신라", "silla")])
def test_sounds_change_between_syllables_as_romanisations_write(native: str, spelled: str) -> None:
    """압록 is written Amnok: the spoken form meets the spelling."""
    spoken = as_spoken(hangul_syllables(native))
    assert max(alignment(spoken, reading) for reading in readings(spelled)) == 1.0


def test_words_that_are_not_korean_have_no_reading() -> None:
    """Foreign words do not pass for Korean ones."""
    assert readings("vladimir") == ()
    assert korean_names(["vladimir", "putin"], Script.LATIN) == ()


@given(HANGUL)
def test_every_syllable_agrees_with_its_own_romanisation(sign: str) -> None:
    """Each of the 11,172 syllables is found again in the spelling that we give it."""
    (syllable,) = hangul_syllables(sign)
    assert any(len(reading) == 1 and agreement(syllable, reading[0]) > 0.9 for reading in readings(romanised(sign)))


@given(st.lists(HANGUL, min_size=1, max_size=3))
def test_keys_of_a_syllable_meet_those_of_its_romanisation(signs: list[str]) -> None:
    """What agrees is also found: coarse keys of the two writings overlap."""
    for sign in signs:
        (syllable,) = hangul_syllables(sign)
        assert any(syllable.keys & reading[0].keys for reading in readings(romanised(sign)) if len(reading) == 1)
