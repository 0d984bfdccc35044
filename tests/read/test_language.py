"""Which language a text is in."""

from __future__ import annotations

import sys
from subprocess import run

import pytest

from faultlines.read.language import identify
from tests.read.conftest import SENTENCES


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Корабль вышел из северного порта незадолго до полуночи, сообщили чиновники.", "ru"),
        ("Корабель вийшов із північного порту незадовго до півночі, повідомили урядовці.", "uk"),
        ("화물선은 자정 직전에 북쪽 항구를 떠났다고 세관 관계자가 월요일에 밝혔다.", "ko"),
        ("Le cargo a quitté le port du nord peu avant minuit, ont indiqué les douaniers lundi.", "fr"),
        ("El carguero salió del puerto del norte poco antes de medianoche, dijeron las autoridades.", "es"),
        ("Der Frachter verließ den nördlichen Hafen kurz vor Mitternacht, sagten die Behörden am Montag.", "de"),
        ("貨物船は真夜中直前に北の港を出港したと当局者が月曜日に述べた。", "ja"),
    ],
)
def test_other_languages_are_found(text: str, code: str) -> None:
    """A sentence is enough to tell the languages that such reporting comes in."""
    assert identify(text) == code


def test_english_is_english_whatever_names_are_in_it() -> None:
    """An English text stays English when a third of its words are foreign names."""
    text = " ".join(f"{sentence} Rajin Vostochny Dunay Sŏhae, said Choe Son-hui." for sentence in SENTENCES)
    assert identify(text) == "en"


def test_english_needs_no_model() -> None:
    """English running text is recognised without loading NumPy."""
    code = (
        "import sys; from faultlines.read.language import identify; "
        f"print(identify({' '.join(SENTENCES)!r}), 'numpy' in sys.modules)"
    )
    assert run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split() == [
        "en",
        "False",
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [("Ships leave port", "en"), ("Größe", None), ("2023 – 45", None), ("", None)],
)
def test_short_texts(text: str, code: str | None) -> None:
    """A few plain words count as English; without words, or with too few in Latin letters, nothing is said."""
    assert identify(text) == code


def test_english_furniture_does_not_make_a_page_english() -> None:
    """A Russian article between English menus is Russian: beginning, middle and end are all looked at."""
    russian = "Корабль вышел из северного порта незадолго до полуночи, сообщили чиновники. " * 60
    assert identify(f"Home News Sport Subscribe to our newsletter. {russian} All rights reserved.") == "ru"
