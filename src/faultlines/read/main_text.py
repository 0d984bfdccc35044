"""The main text of a page: what trafilatura finds, read generously and strictly, the two compared.

Its generous settings keep teasers of other articles, its strict ones drop last paragraphs that hold links. So a block
that only the generous reading has stays where it is a sentence among others, and goes where it is none or stands in a
row of such blocks.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from faultlines.read import markup
from faultlines.read.furniture import key, look

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

    from faultlines.read.article import Block

_SHORTFALL = 0.6
"""Share of an article element's words below which an extraction has missed part of it."""
_SILENT = ("script", "style", "svg", "iframe", "template", "noscript")
_BESIDE = re.compile(r"comment|reply|related|teaser|promo|card|sidebar|recommend|widget|cookie|consent|foot|menu", re.I)
"""Classes and ids of what stands beside an article."""
_ROW = 4
"""Doubtful blocks in a row from which they are a list of teasers."""


def extract(page: HtmlElement) -> list[Block]:
    """Blocks of the main text.

    The paragraphs of the page's one article element, or of a page that has none, stand in where most of them were not
    found: extractors settle on one container, and chapters may stand in several.

    Scripts and the like are removed from the page: both readings copy it several times.
    """
    from lxml.etree import strip_elements  # noqa: PLC0415 - needed by HTML only

    strip_elements(page, *_SILENT, with_tail=False)
    generous = _extracted(page, recall=True)
    strict = _extracted(page, recall=False)
    found = agreed(generous, strict) if 2 * _words(strict) >= _words(generous) else generous
    articles = [element for element in page.iter("article") if next(element.iterancestors("article"), None) is None]
    if len(articles) < 2:
        own = list(markup.paragraphs(articles[0] if articles else page, without=None if articles else _BESIDE))
        if _words(found) < _SHORTFALL * _words(own):
            return own
    return found


def agreed(generous: Sequence[Block], strict: Sequence[Block]) -> list[Block]:
    """Return the generous reading without what the strict one shows to be furniture."""
    sure = {key(block.text) for block in strict}
    found: list[Block] = []
    for is_sure, group in groupby(generous, key=lambda block: key(block.text) in sure):
        run = list(group)
        if is_sure:
            found += run
        elif len(run) < _ROW:
            found += [block for block in run if look(block).sentence]
    return found


def _extracted(page: HtmlElement, *, recall: bool) -> list[Block]:
    from trafilatura import bare_extraction  # noqa: PLC0415 - 0.3 s, needed by HTML only
    from trafilatura.settings import Document, Extractor  # noqa: PLC0415 - as above

    # Generous settings gain nothing from a second extractor beside trafilatura's own, strict ones do.
    options = Extractor(output_format="python", comments=False, recall=recall, precision=not recall, fast=recall)
    extracted = bare_extraction(page, options=options)
    return markup.blocks(extracted.body) if isinstance(extracted, Document) else []


def _words(blocks: Iterable[Block]) -> int:
    """Words of running text."""
    return sum(block.text.count(" ") + 1 for block in blocks if not block.level)
