"""Personal names taken apart: surname and given names in any order and script, with their readings as Korean names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from faultlines.names.folding import plain
from faultlines.names.han import pinyin_of
from faultlines.names.korean import romanised
from faultlines.names.korean_people import KoreanName, korean_names
from faultlines.names.respelling import respelled
from faultlines.names.romanise import romanise
from faultlines.names.scripts import Script, main_script, script_of
from faultlines.names.wade_giles import wade_giles
from faultlines.names.words import (
    MARKS,
    MOST_WORDS,
    Form,
    Part,
    Word,
    latin_words,
    name_word,
    native_words,
    tidy,
    unread,
    words_listed,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHORTEST_SIGNED = 2
_FAITH = re.compile(r"[aeou]?[ld]*di+ne?")
_RELIGION = re.compile(r"^(.{3,}?)[aeou]+[ld]+di+ne?$")
_SERVANT = re.compile(r"^(?:abd|abdu|abde|abdo|abdi)(?:[aeou]?(?:l|r|s|sh|n|d|t|z))?(?=[a-z]{4})")


def person_forms(text: str, surname: str | None = None) -> tuple[Form, ...]:
    """Return the readings of a personal name.

    Args:
        text: the name; "LAST, First" is understood.
        surname: the surname where the source gives it apart.
    """
    text = tidy(text)
    script = main_script(text)
    family, comma, rest = text.partition(",")
    if comma and rest.strip() and not surname:
        surname = family
        text = f"{family} {rest}"
    if script in (Script.HAN, Script.HANGUL):
        return tuple(_signed_person(text, script))
    if script is Script.KANA:
        text = "".join(
            pinyin_of(sign) if script_of(sign) is Script.HAN else romanise(sign, Script.KANA) for sign in text
        )
    if script is Script.OTHER:
        return (unread(text),)
    family_words = frozenset(latin_words(surname, script)) if surname else frozenset()
    pairs = native_words(text, script)
    pairs = [pair for pair in pairs if pair[0] not in words_listed("titles") or pair[0] in family_words] or pairs
    words = tuple(_joined_servants(pairs, family_words))
    korean = _korean_readings(text, script, surname)
    if not words and not korean:
        return ()
    whole = Form(words[:MOST_WORDS], korean, script)
    if script is Script.LATIN and (other := respelled(" ".join(pair[0] for pair in pairs))):
        return whole, Form(tuple(name_word(word) for word in other.split())[:MOST_WORDS], (), script)
    return (whole,)


def _korean_readings(text: str, script: Script, surname: str | None) -> tuple[KoreanName, ...]:
    if script not in (Script.LATIN, Script.CYRILLIC):
        return ()
    lower = (
        _breves(text).lower().replace("-", " ").replace(",", " ")
        if script is Script.LATIN
        else text.lower().replace("-", " ")
    )
    words = [word.strip("'.") for word in MARKS.sub("'", lower).split()]
    words = [word for word in words if word not in words_listed("titles")]
    if not 2 <= len(words) <= 4:
        return ()
    return korean_names(words, script, True if surname and script is Script.LATIN else None)


def _breves(text: str) -> str:
    """Return Latin text with the breves of ŏ and ŭ as apostrophes and other accents off."""
    if text.isascii():
        return text
    marked = text.replace("ŏ", "o'").replace("ŭ", "u'").replace("Ŏ", "O'").replace("Ŭ", "U'")
    return plain(MARKS.sub("'", marked))


def _signed_person(text: str, script: Script) -> Iterator[Form]:
    parts = [part for part in re.split(r"[\s·・,.-]+", text) if part]
    parts = ["".join(sign for sign in part if script_of(sign) is script) for part in parts]
    parts = [named for part in parts if (named := _untitled(part))]
    if not parts:
        return
    korean = korean_names(parts, script)
    if script is Script.HANGUL:
        words = tuple(name_word(romanised(part), signs=True) for part in parts)
        yield Form(words, korean, script)
        return
    surname, given = _han_split(parts)
    spelled = [pinyin_of(sign, surname=True) for sign in surname], [pinyin_of(sign) for sign in given]
    yield Form(_spelled_words(*spelled), korean, script)
    older = tuple([wade_giles(syllable) for syllable in part] for part in spelled)
    if older != spelled:
        yield Form(_spelled_words(*older), (), script)


def _untitled(part: str) -> str:
    """Return a part of a name in signs without a title at its end, and "" for a title that stands alone."""
    for title in sorted(words_listed("sign_titles"), key=len, reverse=True):
        if part == title:
            return ""
        if part.endswith(title) and len(part) - len(title) >= _SHORTEST_SIGNED:
            return part[: -len(title)]
    return part


def _spelled_words(surname: Sequence[str], given: Sequence[str]) -> tuple[Word, ...]:
    parts = (("".join(surname), True), ("".join(given), False))
    return tuple(name_word(latin, signs=True, surname=family) for latin, family in parts if latin)


def _han_split(parts: list[str]) -> tuple[str, str]:
    """Return surname and given name; a lone sign after a space at the end is the surname ("俊 袁")."""
    if len(parts) > 1:
        if len(parts[-1]) == 1:
            return parts[-1], "".join(parts[:-1])
        return parts[0], "".join(parts[1:])
    whole = parts[0]
    cut = 2 if whole[:2] in words_listed("double_surnames") and len(whole) > 2 else 1
    return whole[:cut], whole[cut:]


def _faith(pairs: Sequence[tuple[str, bool]], at: int) -> int:
    """Return where a name goes on after "al-Din" ("of the faith") that begins at `at`; 0 if it does not."""
    if _FAITH.fullmatch(pairs[at][0]):
        return at + 1
    if pairs[at][0] in words_listed("articles") and at + 1 < len(pairs) and pairs[at + 1][0] == "din":
        return at + 2
    return 0


def _joined_servants(pairs: Sequence[tuple[str, bool]], family: frozenset[str]) -> Iterator[Word]:
    """Yield the words of a personal name; Abd al-Rahman, Abdul Rahman and Abdurrahman all become `abdrahman`."""
    at = 0
    while at < len(pairs):
        word, known = pairs[at]
        at += 1
        if at < len(pairs) and (faith := _faith(pairs, at)):
            word, known, at = f"{word}din", known and pairs[faith - 1][1], faith
        elif word in words_listed("servants") and at < len(pairs):
            if pairs[at][0] in words_listed("articles") and at + 1 < len(pairs):
                at += 1
            word, known = "abd" + pairs[at][0], known and pairs[at][1]
            at += 1
        elif known and len(word) > 6 and (prefix := _SERVANT.match(word)):
            word = "abd" + word[prefix.end() :]
        elif known and (religion := _RELIGION.match(word)):
            word = f"{religion.group(1)}din"
        elif word.isdigit():
            yield Word(word, word, word, Part.NUMBER, f"#{word}")
            continue
        own = word in family and (len(family) == 1 or word not in words_listed("particles"))
        yield name_word(word, surname=own, open_vowels=not known)
