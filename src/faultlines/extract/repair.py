"""Mends the parser's systematic mistakes in a tree before anything is read from it."""

from __future__ import annotations

from faultlines.extract.lexicon import Lexicon, word_list
from faultlines.extract.tree import Sentence, Word

_DETERMINERS = frozenset({"det", "poss", "nummod"})


def repair(sentence: Sentence, lexicon: Lexicon) -> None:
    """Mend the sentence's tree in place."""
    for word in sentence.words:
        if word.tag == "VBG" and word.dep == "amod":
            _gerund(word, lexicon)
        elif word.tag == "VBG" and word.dep == "advcl" and _touches(word):
            word.dep = "xcomp"  # "ruled out sending weapons" is no clause beside the ruling
        elif word.dep == "pobj" and word.tag in ("NNP", "NNPS"):
            _subject(word)
        elif word.dep == "dobj" and lexicon.verb(word.head.lower) in word_list("syntax", "ditransitive"):
            _receiver(word)


def _gerund(word: Word, lexicon: Lexicon) -> None:
    """Let a gerund govern its object: the parser makes "breaking" an adjective in "denies breaking sanctions"."""
    noun = word.head
    if noun.i < word.i or noun.dep not in ("dobj", "pobj") or any(child.dep in _DETERMINERS for child in noun.children):
        return
    governor = noun.head
    first = min((child.i for child in noun.children), default=word.i)
    if first < word.i:
        return
    takes = noun.dep == "dobj" and lexicon.verb(governor.lower) in word_list("syntax", "gerund")
    if not takes and not (
        noun.dep == "pobj"
        and governor.lower in ("by", "without", "of", "for", "from", "against", "before", "after", "since")
    ):
        return
    if ("verb", lexicon.verb(word.lower)) not in lexicon.frames:
        return
    noun.children.remove(word)
    governor.children[governor.children.index(noun)] = word
    word.head, word.dep = governor, "xcomp" if takes else "pcomp"
    noun.head, noun.dep = word, "dobj"
    word.pos = "VERB"
    moved = [child for child in noun.children if child.dep == "prep" and child.i > noun.i]
    word.children.append(noun)
    for child in moved[1:]:
        noun.children.remove(child)
        child.head = word
        word.children.append(child)


def _receiver(thing: Word) -> None:
    """Part the receiver from the thing given: the parser makes one name of "sold Libya rifles"."""
    verb = thing.head
    objects = [child for child in verb.children if child.dep == "dobj"]
    if len(objects) == 2 and thing is objects[0] and thing.ent in ("GPE", "PERSON", "LOC"):
        thing.dep = "dative"
        return
    if any(child.dep in ("det", "poss") for child in thing.children) or thing.tag in ("NNP", "NNPS"):
        return
    for child in thing.children:
        if child.dep in ("compound", "nmod") and child.tag == "NNP" and child.ent in ("GPE", "PERSON", "LOC"):
            if any(other.dep in ("amod", "nummod") and other.i < child.i for other in thing.children):
                return
            thing.children.remove(child)
            child.head, child.dep = verb, "dative"
            verb.children.insert(verb.children.index(thing), child)
            return


def _subject(name: Word) -> None:
    """Give a clause back its subject: the parser hangs "Assad" on "in" in "in all his years in power Assad met Kim"."""
    prep = name.head
    others = [child for child in prep.children if child.dep == "pobj"]
    if len(others) < 2 or name is not others[-1]:
        return
    verb = next((up for up in prep.ancestors() if up.pos in ("VERB", "AUX")), None)
    if verb is None or verb.i < name.i or verb.child("nsubj", "nsubjpass") is not None:
        return
    prep.children.remove(name)
    name.head = verb
    name.dep = "nsubjpass" if verb.child("auxpass") is not None else "nsubj"
    verb.children.append(name)
    verb.children.sort(key=lambda word: word.i)


def _touches(clause: Word) -> bool:
    """Whether nothing but a particle stands between a verb and the gerund after it."""
    between = clause.i - clause.head.i
    particle = any(child.dep in ("prt", "advmod") and child.i == clause.head.i + 1 for child in clause.head.children)
    return between == 1 or (between == 2 and particle)
