"""The words that make a claim: the smallest stretch of the sentence that holds the predicate and its arguments."""

from __future__ import annotations

from collections.abc import Iterable

from faultlines.extract.clauses import verbal
from faultlines.extract.predicates import Filled
from faultlines.extract.tree import Sentence, Word

LONGEST = 340
"""Characters: a longer stretch is cut down to the predicate and the words that fill its slots."""
_NONE = frozenset({"no", "not", "n't", "neither", "nor", "little", "few", "never"})
_APART = frozenset({"conj", "cc", "parataxis", "punct", "mark", "preconj"})


def span(filled: Filled, sentence: Sentence, text: str, turning: Iterable[Word] = ()) -> tuple[int, int]:
    """Offsets of the evidence into the document's text, end exclusive.

    `turning` are the words that turn a fact into something else ("denied", "not", "unlikely"): the quotation takes them
    in as far as its length allows, so that nobody who reads it alone is misled.
    """
    predicate = filled.predicate
    words = _constituent(predicate)
    for head in filled.heads:
        if head.sentence == predicate.sentence:
            words += _constituent(head) if head not in words else []
    start, end = min(word.start for word in words), max(word.end for word in words)
    if end - start > LONGEST:
        tight = [predicate, *(head for head in filled.heads if head.sentence == predicate.sentence)]
        tight += [
            child
            for word in tight
            for child in word.children
            if child.dep in ("compound", "amod", "poss", "det", "case", "nummod")
        ]
        start, end = min(word.start for word in tight), max(word.end for word in tight)
    if end - start > 3 * LONGEST:
        start, end = predicate.start, min(sentence.end, predicate.end)
    for word in turning:
        whole = _constituent(word) if verbal(word) and word is not predicate else [word, *_denying(word)]
        low, high = min(start, *(item.start for item in whole), end), max(end, *(item.end for item in whole))
        if high - low > LONGEST:
            low, high = min(start, word.start), max(end, word.end)
        if word.sentence == predicate.sentence and high - low <= LONGEST:
            start, end = low, high
    return _trimmed(start, end, text)


def _denying(word: Word) -> list[Word]:
    """The words that deny a noun: "measure" without its "no" says the opposite."""
    return [child for child in word.children if child.dep in ("det", "neg", "preconj", "amod") and child.lower in _NONE]


def _constituent(word: Word) -> list[Word]:
    """The word and what hangs on it, without clauses and coordinated parts that say something of their own."""
    found, stack = [], [word]
    top_is_verb = verbal(word)
    while stack:
        item = stack.pop()
        found.append(item)
        for child in item.children:
            if item is word and child.dep in _APART:
                continue
            if child.dep == "conj" and top_is_verb and verbal(child):
                continue
            if child.dep in ("relcl", "advcl") and (not top_is_verb or child.dep == "relcl"):
                continue
            if item is word and child.dep == "advcl":
                continue
            stack.append(child)
    return [item for item in found if item.dep != "punct"] or found


def _trimmed(start: int, end: int, text: str) -> tuple[int, int]:
    while start < end and text[start] in " \n\t,;:–—-":
        start += 1
    while end > start and text[end - 1] in " \n\t,;:–—-":
        end -= 1
    return start, end
