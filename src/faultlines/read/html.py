"""HTML: bytes → articles. Runs in the child process (`isolation`): pages are hostile until proved otherwise."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

from faultlines.errors import UnreadableError
from faultlines.read import furniture, head, main_text, markup, metadata, parts
from faultlines.read.article import Article, Block, joined
from faultlines.read.encoding import decode
from faultlines.read.limits import Limits, check_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*(?P<name>[\w.:-]{1,40})", re.I)
_XML_CHARSET = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"'](?P<name>[\w.:-]{1,40})", re.I)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,500}\?>")
_REMARK = re.compile(r",? (?:use|try) XML_PARSE_HUGE")
_NOT_ARTICLES = re.compile(r"comment|reply|related|teaser|promo|card|sidebar|recommend|widget", re.I)


def read(data: bytes, limits: Limits) -> list[Article]:
    """Return the articles in a page: main text without furniture, with what the page says of itself.

    Raises:
        UnreadableError: for a page that is no text, or passes a limit.
    """
    page = _parse(data)
    about = metadata.read(page)
    elements = _article_elements(page)
    if len(elements) < 2:
        found = _articles(page, about)
    else:
        found = []
        for place, element in enumerate(elements):
            alone = _alone(element)
            found += _articles(alone, _about_part(alone, about, first=place == 0))
    for article in found:
        check_text(article.text, limits)
    return found


def _parse(data: bytes) -> HtmlElement:
    from lxml import etree, html  # noqa: PLC0415

    named = _XML_CHARSET.match(data[:1000]) or _CHARSET.search(data[:4096])
    source = decode(data, named["name"].decode("ascii") if named else None)
    source = _XML_DECLARATION.sub("", source, count=1)
    parser = html.HTMLParser(
        remove_comments=True, remove_pis=True, collect_ids=False, default_doctype=False, encoding="utf-8"
    )
    try:
        page = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    except etree.ParserError as error:
        raise UnreadableError("there is no text in the page") from error
    for entry in parser.error_log:
        if entry.type_name == "ERR_RESOURCE_LIMIT":
            raise UnreadableError(
                f"it passes a limit of the HTML parser: {_REMARK.split(entry.message)[0]}",
                hint="save the page's text as a .txt file",
            )
    return page


def _articles(page: HtmlElement, about: metadata.Metadata) -> list[Article]:
    """Articles of a page, or of one article element of it."""
    lines = _with_headline(main_text.extract(page), page, about.title)
    looks = [furniture.look(block) for block in lines]
    found = []
    for first, end in parts.split(lines, looks):
        top = head.read(lines[first:end], looks[first:end])
        kept = [spot for spot in range(first, end) if spot - first not in top.gone]
        text = joined(furniture.strip([lines[spot] for spot in kept], [looks[spot] for spot in kept]))
        own = about if first == 0 else metadata.Metadata(publisher=about.publisher, url=about.url)
        article = Article(
            text,
            title=own.title or top.title,
            author=own.author or top.author,
            publisher=own.publisher or top.publisher,
            published=own.published or top.published,
            url=own.url,
        )
        if text:
            found.append(article)
    return found


def _article_elements(page: HtmlElement) -> list[HtmlElement]:
    """Article elements that each hold an article of their own: side by side, with a heading and enough paragraphs."""
    found = []
    for element in page.iter("article"):
        boxed = next(element.iterancestors("article", *markup.ASIDE), None) is not None
        named = f"{element.get('class', '')} {element.get('id', '')}"
        if boxed or _NOT_ARTICLES.search(named) or next(element.iter("h1", "h2", "h3"), None) is None:
            continue
        long = [words for p in element.iter("p") if (words := len(p.text_content().split())) > 12]
        if len(long) >= parts.SENTENCES and sum(long) >= parts.WORDS:
            found.append(element)
    return found


def _alone(element: HtmlElement) -> HtmlElement:
    """Return the element as a page of its own."""
    from lxml import html  # noqa: PLC0415

    page = html.document_fromstring("<html><head></head><body></body></html>")
    own = copy.deepcopy(element)
    own.tail = None
    page.body.append(own)
    return page


def _about_part(part: HtmlElement, page: metadata.Metadata, *, first: bool) -> metadata.Metadata:
    """Metadata of one article of several: its own; the page's, which speaks of the first, fill its gaps only."""
    own = metadata.read(part)
    heading = next(part.iter("h1", "h2", "h3"), None)
    title = own.title or (markup.line(heading) if heading is not None else None)
    return metadata.Metadata(
        title=title or (page.title if first else None),
        author=own.author or (page.author if first else None),
        publisher=page.publisher,
        published=own.published or (page.published if first else None),
        url=page.url,
    )


def _with_headline(lines: list[Block], page: HtmlElement, title: str | None) -> list[Block]:
    """Return the blocks with the page's visible headline first, once."""
    main, others = ([markup.line(element) for element in page.iter(tag)] for tag in ("h1", "h2"))
    like_title = [text for text in (*main, *others) if title and _same_words(text, title)]
    headline = next(iter(like_title or (main if len(main) == 1 else [])), None)
    if not lines or not headline or headline.count(" ") > 40:
        return lines
    said = furniture.key(headline)
    rest = [block for place, block in enumerate(lines) if place > 4 or furniture.key(block.text) != said]
    return [Block(headline, 1), *rest]


def _same_words(heading: str, title: str) -> bool:
    """Whether most words of a heading are in the title, and it is not a mere part of it."""
    one, two = set(furniture.key(heading).split()), set(furniture.key(title).split())
    return bool(one) and len(one & two) >= 0.6 * max(len(one), min(len(two), 2 * len(one)))
