"""The elements of a page that hold an article each, where there are several: side by side, each with a headline."""

from __future__ import annotations

import copy
import re
from itertools import islice
from typing import TYPE_CHECKING

from faultlines.read import markup, parts
from faultlines.read.head import credit

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BESIDE = re.compile(r"comment|reply|related|teaser|promo|card|sidebar|recommend|widget", re.I)
_HEADINGS = ("h1", "h2", "h3")
_TRIES = 60
"""Headings looked at in one page."""


def elements(page: HtmlElement) -> list[HtmlElement]:
    """Return the elements that hold an article each; none where the page holds one article.

    These are `article` elements, or elements of one kind and class side by side whose text begins with a byline:
    chapters of a long read have headings too, but one author.
    """
    found = [element for element in page.iter("article") if _is_story(element)]
    if len(found) > 1:
        return found
    tree = page.getroottree()
    groups: dict[tuple[str, str, str], list[HtmlElement]] = {}
    for element in _around_headings(page):
        within = tree.getpath(element).rpartition("/")[0]
        groups.setdefault((within, element.tag, element.get("class", "")), []).append(element)
    signed = ([element for element in group if _has_byline(element)] for group in groups.values() if len(group) > 1)
    return next((group for group in signed if len(group) > 1), [])


def alone(element: HtmlElement) -> HtmlElement:
    """Return the element as a page of its own."""
    from lxml import html  # noqa: PLC0415 - needed by HTML only

    page = html.document_fromstring("<html><head></head><body></body></html>")
    own = copy.deepcopy(element)
    own.tail = None
    page.body.append(own)
    return page


def heading(page: HtmlElement) -> str | None:
    """Return the first heading of a page that holds one article."""
    first = next(page.iter(*_HEADINGS), None)
    return (markup.line(first) or None) if first is not None else None


def _around_headings(page: HtmlElement) -> list[HtmlElement]:
    """Return for each heading the smallest element around it that is long enough for an article, each once."""
    found: list[HtmlElement] = []
    for place, title in enumerate(page.iter(*_HEADINGS)):
        if place == _TRIES:
            break
        around = next((element for element in title.iterancestors("div", "section") if _is_story(element)), None)
        if around is not None and around not in found:
            found.append(around)
    return found


def _is_story(element: HtmlElement) -> bool:
    """Tell whether an element is no box beside an article, has a heading, and is long enough."""
    if next(element.iterancestors("article", *markup.ASIDE), None) is not None:
        return False
    if _BESIDE.search(f"{element.get('class', '')} {element.get('id', '')}"):
        return False
    if next(element.iter(*_HEADINGS), None) is None:
        return False
    long = [words for p in element.iter("p") if (words := len(p.text_content().split())) > 12]
    return len(long) >= parts.SENTENCES and sum(long) >= parts.WORDS


def _has_byline(element: HtmlElement) -> bool:
    first = islice(element.iter("p", "div", "span", "address", "h4", "h5"), 12)
    lines = (markup.line(part) for part in first if len(part) < 5)
    return any(found.author for text in lines if len(text) < 150 and (found := credit(text)))
