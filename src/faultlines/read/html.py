"""HTML: bytes → articles. Runs in the child process (`isolation`): pages are hostile until proved otherwise."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from faultlines.errors import UnreadableError
from faultlines.read import furniture, head, main_text, markup, metadata, parts, stories
from faultlines.read.article import Article, Block, joined
from faultlines.read.encoding import decode
from faultlines.read.limits import Limits, check_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*(?P<name>[\w.:-]{1,40})", re.I)
_XML_CHARSET = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"'](?P<name>[\w.:-]{1,40})", re.I)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,500}\?>")
_REMARK = re.compile(r",? (?:use|try) XML_PARSE_HUGE")


def read(data: bytes, limits: Limits) -> list[Article]:
    """Return the articles in a page: main text without furniture, with what the page says of itself.

    Raises:
        UnreadableError: for a page that is no text, or passes a limit.
    """
    page = _parse(data)
    about = metadata.read(page)
    elements = stories.elements(page)
    if len(elements) < 2:
        found = _articles(page, about, metadata.Metadata())
    else:
        found = []
        for element in elements:
            alone = stories.alone(element)
            found += _articles(alone, metadata.read(alone), replace(about, title=None, author=None) if found else about)
    for article in found:
        check_text(article.text, limits)
    return found


def _parse(data: bytes) -> HtmlElement:
    from lxml import etree, html  # noqa: PLC0415 - needed by HTML only

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
    except etree.XMLSyntaxError as error:  # also where memory gives out
        raise UnreadableError("it cannot be parsed as HTML", hint="save the page's text as a .txt file") from error
    for entry in parser.error_log:
        if entry.type_name == "ERR_RESOURCE_LIMIT":
            raise UnreadableError(
                f"it passes a limit of the HTML parser: {_REMARK.split(entry.message)[0]}",
                hint="save the page's text as a .txt file",
            )
    return page


def _articles(page: HtmlElement, about: metadata.Metadata, rest: metadata.Metadata) -> list[Article]:
    """Articles of a page, or of one element of it: what `about` and its own lines do not say of it, `rest` does.

    Of several side by side, all have the page's date, publisher and address; the first has its title and author too.
    """
    title = about.title or stories.heading(page)
    nearby = metadata.beside_headline(page, title)
    lines = _with_headline(main_text.extract(page), page, title)
    looks = [furniture.look(block) for block in lines]
    found = []
    for first, end in parts.split(lines, looks):
        top = head.read(lines[first:end], looks[first:end])
        kept = [spot for spot in range(first, end) if spot - first not in top.gone]
        text = joined(furniture.strip([lines[spot] for spot in kept], [looks[spot] for spot in kept]))
        own, near = (about, nearby) if first == 0 else (metadata.Metadata(), head.Credit(None, None))
        article = Article(
            text,
            title=(title if first == 0 else None) or top.title or rest.title,
            author=own.author or top.author or near.author or rest.author,
            publisher=about.publisher or top.publisher or rest.publisher,
            published=own.published or top.published or near.published or rest.published,
            url=about.url or rest.url,
        )
        if text:
            found.append(article)
            rest = replace(rest, title=None, author=None, published=None)
    return found


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
