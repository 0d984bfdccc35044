"""A name taken apart for comparison: words with their sound, consonants and concept; readings as a Korean name.

`person_forms` and `organisation_forms` return several forms where a name may be read in several ways.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from faultlines.names.folding import abjad, fold, plain, skeleton
from faultlines.names.han import korean_of, pinyin_of
from faultlines.names.korean import Syllable, as_spoken, hangul_syllables, is_hangul, readings, romanised
from faultlines.names.korean_people import KoreanName, korean_names, merged
from faultlines.names.organisation_words import Concept, find_concepts, find_sign_concepts
from faultlines.names.romanise import arabic_word, romanise
from faultlines.names.scripts import Script, main_script, script_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Part(IntEnum):
    """What a word does in a name."""

    NAME = 0
    CONCEPT = 1
    LEGAL = 2
    NUMBER = 3
    INITIAL = 4
    PARTICLE = 5


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name.

    Attributes:
        text: in plain Latin letters, as compared; shown in reasons.
        sound, bones: folded by sound; its consonants.
        part: what it does.
        key: equal for words that are the same to us: the sound, or "@" and the concept, or "#" and the number.
        syllables: ways to read it as Korean syllables; () for most words.
        signs: whether it was written in Hangul or Chinese characters.
        open_vowels: whether it comes from Arabic script without short vowels, so that only consonants compare.
        surname: whether the source marks it as (part of) the surname.
        group: the concept's group, or "".
    """

    text: str
    sound: str
    bones: str
    part: Part
    key: str
    syllables: tuple[tuple[Syllable, ...], ...] = ()
    signs: bool = False
    open_vowels: bool = False
    surname: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a name: its words, its readings as a Korean personal name, the script it was written in."""

    words: tuple[Word, ...]
    korean: tuple[KoreanName, ...] = ()
    script: Script = Script.LATIN


_PARTICLES = frozenset(
    "al el ul il ad ar as ash at az an the of for and y e de da do di du del della der den des la le las los van von bin ibn "
    "bint ben bn ould uld wal wa va ve w in on to by et und i al- os um".split()
)
_ABD = re.compile(r"^(?:abd|abdu|abde|abdo|abdi)(?:[aeou]?(?:l|r|s|sh|n|d|t|z))?(?=[a-z]{4})")
_ABD_ALONE = frozenset("abd abdul abdel abdal abdol abdoul abdu abdur abdus abdud abdun abdush abdelaziz".split()) - {"abdelaziz"}
_ARTICLES = frozenset("al el ul il ur us ud un ush ash as ar an ad at az".split())
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8"}
_ORDINALS = {n: str(i) for i, n in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)}
_TITLES = frozenset("mr mrs ms dr prof gen col maj capt lt sgt haji hajji mullah mawlawi maulvi maulavi sheikh shaykh sayyid seyed seyyed sayed".split())
_DOTTED = re.compile(r"(?<=\b\w)\.(?=\w\b)")
_MARKS = re.compile(r"[’ʻʼʹ`´‘′]")
_WORD = re.compile(r"[a-z0-9']+")
_NATIVE_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]*)[)\]）]")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,7}$")
_MOST_WORDS = 24
_MOST_LETTERS = 400


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFKC", text[:_MOST_LETTERS]).replace("\u200c", "") if not text.isascii() else text[:_MOST_LETTERS]


def person_forms(text: str, surname: str | None = None) -> tuple[Form, ...]:
    """Return the readings of a personal name.

    Args:
        text: the name; "LAST, First" is understood.
        surname: the surname where the source gives it apart.
    """
    text = _tidy(text)
    script = main_script(text)
    family, comma, rest = text.partition(",")
    if comma and rest.strip() and not surname:
        surname = family
        text = f"{family} {rest}"
    if script in (Script.HAN, Script.HANGUL):
        return tuple(_signed_person(text, script))
    if script is Script.KANA:
        text = "".join(pinyin_of(sign) if script_of(sign) is Script.HAN else romanise(sign, Script.KANA) for sign in text)
    if script is Script.OTHER:
        return (_unread(text),)
    family_words = frozenset(_latin_words(surname, script)) if surname else frozenset()
    pairs = _native_words(text, script)
    words = tuple(_joined_abd(pairs, family_words))
    korean = _korean_readings(text, script, surname)
    return (Form(words[:_MOST_WORDS], korean, script),) if words or korean else ()


def _unread(text: str) -> Form:
    """Return a name in a script that nothing here reads: it can still equal itself."""
    words = tuple(Word(word, word, word, Part.NAME, word) for word in text.casefold().split())
    return Form(words[:_MOST_WORDS], (), Script.OTHER)


def _native_words(text: str, script: Script) -> list[tuple[str, bool]]:
    """Return the plain Latin words of a text in an alphabet, and whether the vowels of each are known."""
    if script in (Script.LATIN, Script.NONE, Script.KANA):
        return [(word, True) for word in _latin_words(text, script)]
    found: list[tuple[str, bool]] = []
    previous = ""
    for word in _NATIVE_WORD.findall(text):
        own = script_of(word[0])
        if own is Script.ARABIC:
            if word == "الله" and found:
                word = previous + word
                found.pop()
            previous = word
            found.append(arabic_word(word))
        else:
            found += [(one, True) for one in _latin_words(romanise(word.lower(), own), Script.LATIN)]
    return [pair for pair in found if pair[0]]


def _latin_words(text: str, script: Script) -> list[str]:
    if script not in (Script.LATIN, Script.NONE, Script.KANA):
        return [pair[0] for pair in _native_words(text, script)]
    flat = _DOTTED.sub("", _MARKS.sub("'", plain(text)).replace("&", " and "))
    return [bare for word in _WORD.findall(flat) if (bare := word.replace("'", ""))]


def _korean_readings(text: str, script: Script, surname: str | None) -> tuple[KoreanName, ...]:
    if script not in (Script.LATIN, Script.CYRILLIC):
        return ()
    lower = _breves(text).lower().replace("-", " ").replace(",", " ") if script is Script.LATIN else text.lower().replace("-", " ")
    words = [word.strip("'.") for word in _MARKS.sub("'", lower).split()]
    if not 2 <= len(words) <= 4:
        return ()
    return korean_names(words, script, True if surname and script is Script.LATIN else None)


def _breves(text: str) -> str:
    """Return Latin text with the breves of ŏ and ŭ as apostrophes and other accents off."""
    if text.isascii():
        return text
    marked = text.replace("ŏ", "o'").replace("ŭ", "u'").replace("Ŏ", "O'").replace("Ŭ", "U'")
    return plain(_MARKS.sub("'", marked))


def _signed_person(text: str, script: Script) -> Iterator[Form]:
    parts = [part for part in re.split(r"[\s·・,.-]+", text) if part]
    parts = ["".join(sign for sign in part if script_of(sign) is script) for part in parts]
    parts = [part for part in parts if part]
    if not parts:
        return
    korean = korean_names(parts, script)
    if script is Script.HANGUL:
        words = tuple(_name_word(romanised(part), signs=True) for part in parts)
        yield Form(words, korean, script)
        return
    surname, given = _han_split(parts)
    given_pinyin = "".join(pinyin_of(sign) for sign in given)
    family_pinyin = "".join(pinyin_of(sign, surname=True) for sign in surname)
    words = tuple(
        _name_word(latin, signs=True, surname=family)
        for latin, family in ((family_pinyin, True), (given_pinyin, False))
        if latin
    )
    yield Form(words, korean, script)


_DOUBLE_SURNAMES = frozenset("欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 东方 東方 皇甫 尉迟 公孙 慕容 令狐 南宫 南宮 夏侯".split())


def _han_split(parts: list[str]) -> tuple[str, str]:
    """Return surname and given name; a lone sign after a space at the end is the surname ("俊 袁")."""
    if len(parts) > 1:
        if len(parts[-1]) == 1:
            return parts[-1], "".join(parts[:-1])
        return parts[0], "".join(parts[1:])
    whole = parts[0]
    cut = 2 if whole[:2] in _DOUBLE_SURNAMES and len(whole) > 2 else 1
    return whole[:cut], whole[cut:]


def _joined_abd(pairs: Sequence[tuple[str, bool]], family: frozenset[str]) -> Iterator[Word]:
    """Yield the words of a personal name; Abd al-Rahman, Abdul Rahman and Abdurrahman all become `abdrahman`."""
    at = 0
    while at < len(pairs):
        word, known = pairs[at]
        at += 1
        if word in _ABD_ALONE and at < len(pairs):
            if pairs[at][0] in _ARTICLES and at + 1 < len(pairs):
                at += 1
            word, known = "abd" + pairs[at][0], known and pairs[at][1]
            at += 1
        elif known and len(word) > 6 and (prefix := _ABD.match(word)):
            word = "abd" + word[prefix.end() :]
        elif word.isdigit():
            yield Word(word, word, word, Part.NUMBER, f"#{word}")
            continue
        yield _name_word(word, surname=word in family, open_vowels=not known)


def _name_word(
    text: str, *, signs: bool = False, surname: bool = False, open_vowels: bool = False,
    syllables: tuple[tuple[Syllable, ...], ...] = (),
) -> Word:  # fmt: skip
    if len(text) == 1:
        return Word(text, text, text, Part.INITIAL, text, surname=surname, signs=signs)
    part = Part.PARTICLE if text in _PARTICLES and not signs and not surname else Part.NAME
    if open_vowels:
        bones = abjad(text)
        return Word(text, bones, bones, part, f"~{bones}", open_vowels=True, surname=surname)
    sound = fold(text)
    return Word(text, sound, skeleton(sound), part, sound, syllables, signs=signs, surname=surname)


def organisation_forms(text: str) -> tuple[Form, ...]:
    """Return the readings of an organisation's, ship's or other name that is no person's.

    An acronym in brackets is a reading of its own, and left out of the other.
    """
    text = _tidy(text)
    forms = []
    for inside in _BRACKETS.findall(text):
        if _ACRONYM.match(inside.strip()) and text.strip() != f"({inside})":
            forms.append(_organisation(inside))
            text = text.replace(f"({inside})", " ").replace(f"（{inside}）", " ")
    return (_organisation(text), *forms)


def _organisation(text: str) -> Form:
    script = main_script(text)
    words: list[Word] = []
    for stretch, own in _stretches(text):
        if own in (Script.HANGUL, Script.HAN):
            for part in re.split(r"[\s·・,.()\[\]《》“”\"「」-]+", stretch):
                words += _signed_words(part)
        elif own is Script.OTHER:
            words += _unread(stretch).words
        else:
            words += _lettered_words(_native_words(stretch, own))
    return Form(tuple(words[:_MOST_WORDS]), (), script)


def _stretches(text: str) -> Iterator[tuple[str, Script]]:
    """Yield the stretches of one way of writing: signs (Hangul, Chinese), or letters of whatever alphabet."""
    if text.isascii():
        yield text, Script.LATIN
        return
    start, current = 0, Script.NONE
    for at, letter in enumerate(text):
        script = script_of(letter)
        if script is Script.KANA:
            script = Script.HAN
        if script is Script.NONE or script is current:
            continue
        if current is not Script.NONE:
            yield text[start:at], current
            start = at
        current = script
    if current is not Script.NONE or text:
        yield text[start:], current if current is not Script.NONE else Script.LATIN


def _lettered_words(pairs: Sequence[tuple[str, bool]]) -> Iterator[Word]:
    sounds = [fold(word) for word, _ in pairs]
    for start, end, concept in find_concepts(sounds):
        if concept is not None:
            yield _concept_word(" ".join(word for word, _ in pairs[start:end]), concept)
            continue
        text, known = pairs[start]
        digits = text.removesuffix("th").removesuffix("st").removesuffix("nd").removesuffix("rd")
        if digits.isdigit():
            yield Word(text, text, text, Part.NUMBER, f"#{int(digits)}")
        elif text in _ROMAN:
            yield Word(text, text, text, Part.NUMBER, f"#{_ROMAN[text]}")
        elif len(text) > 1 and known:
            yield _name_word(text, syllables=_korean_readings_of_word(text))
        else:
            yield _name_word(text, open_vowels=not known)


def _korean_readings_of_word(text: str) -> tuple[tuple[Syllable, ...], ...]:
    return tuple(reading for reading in readings(text) if len(reading) > 1 or len(text) > 3)


def _concept_word(text: str, concept: Concept) -> Word:
    if concept.group == "number":
        return Word(text, text, text, Part.NUMBER, f"#{_ORDINALS[concept.name]}", group=concept.group)
    part = Part.LEGAL if concept.group == "legal" else Part.PARTICLE if concept.group == "link" else Part.CONCEPT
    sound = fold(text.replace(" ", "")) if text.isascii() else ""
    return Word(text, sound, skeleton(sound), part, f"@{concept.name}", group=concept.group)


_DIGITS = re.compile(r"(\d+)")
_ORDINAL = re.compile(r"[제第](?=\d)")


def _signed_words(text: str) -> Iterator[Word]:
    """Yield the words of an unspaced stretch of signs; digits in it are numbers."""
    for piece in _DIGITS.split(_ORDINAL.sub("", text)):
        if piece.isdigit():
            yield Word(piece, piece, piece, Part.NUMBER, f"#{int(piece)}")
            continue
        piece = "".join(sign for sign in piece if sign.isalnum())
        for start, end, concept in find_sign_concepts(piece):
            signs = piece[start:end]
            if concept is not None:
                yield _concept_word(signs, concept)
            elif all(is_hangul(sign) for sign in signs):
                plainly = hangul_syllables(signs)
                spoken = as_spoken(plainly)
                yield _name_word(romanised(signs), signs=True, syllables=(plainly,) if spoken == plainly else (plainly, spoken))
            else:
                latin = "".join(pinyin_of(sign) or romanise(sign, Script.KANA) for sign in signs)
                yield _name_word(latin or signs, signs=True, syllables=_sino_korean(signs))


def _sino_korean(signs: str) -> tuple[tuple[Syllable, ...], ...]:
    choices = [korean_of(sign) for sign in signs]
    if not all(choices) or len(choices) > 8:
        return ()
    plainly = tuple(merged(choice) for choice in choices)
    spoken = as_spoken(plainly)
    return (plainly,) if spoken == plainly else (plainly, spoken)
