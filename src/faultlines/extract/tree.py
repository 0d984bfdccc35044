"""The dependency tree of a sentence as plain records: all that the rules know of the parser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(slots=True, eq=False)
class Word:
    """A token with its place in the tree.

    Attributes:
        i: index in the paragraph.
        text, lower: as written (straight quotes), and in lower case.
        pos, tag, dep, ent: universal part of speech, Penn tag, dependency label (ClearNLP), entity type or "".
        start, end: offsets into the document's text.
        head: the governor; the word itself at a root.
        children: dependants in order.
        sentence: index of the sentence in the document.
    """

    i: int
    text: str
    lower: str
    pos: str
    tag: str
    dep: str
    ent: str
    start: int
    end: int
    sentence: int
    children: list[Word] = field(default_factory=list, repr=False)
    head: Word = field(init=False, repr=False)

    def subtree(self) -> Iterator[Word]:
        """The word and all below it, in no particular order."""
        stack = [self]
        while stack:
            word = stack.pop()
            yield word
            stack.extend(word.children)

    def ancestors(self) -> Iterator[Word]:
        """The governors, nearest first."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    def child(self, *labels: str) -> Word | None:
        """The first dependant with one of these labels."""
        for word in self.children:
            if word.dep in labels:
                return word
        return None


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence: its words in order, its root, its index in the document and that of its paragraph."""

    words: list[Word]
    root: Word
    index: int
    paragraph: int

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.words[-1].end


def sentences(doc: Doc, offset: int, first: int, paragraph: int) -> list[Sentence]:
    """Turn a parsed paragraph that begins at `offset` of the document into sentences, numbered from `first`."""
    result: list[Sentence] = []
    words: list[Word] = []
    number = first
    for span in doc.sents:
        here = [
            Word(
                token.i,
                token.text,
                token.lower_,
                token.pos_,
                token.tag_,
                token.dep_,
                token.ent_type_,
                offset + token.idx,
                offset + token.idx + len(token.text),
                number,
            )
            for token in span
        ]
        words += here
        base = span.start
        root = here[span.root.i - base]
        for token, word in zip(span, here, strict=True):
            word.head = here[token.head.i - base]
            if word.head is not word:
                word.head.children.append(word)
        kept = [word for word in here if word.pos != "SPACE"]
        if kept:
            result.append(Sentence(kept, root, number, paragraph))
            number += 1
    return result
