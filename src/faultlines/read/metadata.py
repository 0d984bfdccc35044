"""What an HTML page says of itself in machine-readable form: JSON-LD, meta elements, time elements, its address.

Names and date of publication come only from the page: nothing is fetched, nothing is guessed from the day of reading,
and the date of a later change is never taken for that of publication.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from faultlines.read import dating
from faultlines.read.encoding import scrub
from faultlines.read.furniture import key
from faultlines.read.head import Credit, byline, credit
from faultlines.read.markup import line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"article|posting|report|webpage|newsitem|creativework", re.I)
_LONGEST = 300
"""Characters of a name; what is longer is no name."""
_JSON_BYTES, _JSON_DEPTH = 2_000_000, 12

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline", "title")
_AUTHORS = ("author", "byl", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author",
            "citation_author", "article.author", "creator")  # fmt: skip
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "publisher",
               "application-name", "copyright-holder")  # fmt: skip
_DATES = ("article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date.published",
          "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "published_time", "published",
          "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date.created",
          "dcterms.created", "dcterms.date", "dc.date", "cxenseparse:recs:publishtime", "article_date_original",
          "article.published", "originalpublicationdate", "citation_publication_date", "citation_date", "ptime",
          "date", "displaydate", "created", "datecreated")  # fmt: skip
# XPath, not find(): lxml then looks at the elements in C and makes Python objects of the few that match.
_AUTHOR_ELEMENTS = "//*[@rel='author' or @itemprop='author' or @class='author' or @class='byline']"
_FOLLOWING = "following::*[position() <= 40]"
_DATE_ELEMENTS = (
    "//*[@itemprop='datePublished' or @class='published' or @class='entry-date published']|//time[@pubdate]"
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """Names, address and date of a page; None where the page gives none.

    Attributes:
        title: the article's headline, without the site's name.
        author: one name or several, joined by `, `.
        publisher: the site's name; its host name where it gives no other.
        published: EDTF.
        url: canonical address.
    """

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


def read(page: HtmlElement) -> Metadata:
    """Metadata of one page, as parsed by lxml."""
    metas = _metas(page)
    things = list(_things(page))
    url = _url(page, metas)
    publisher = _publisher(metas, things)
    host = urlsplit(url).hostname if url else None
    title = _title(page, metas, things)
    return Metadata(
        title=_headline(page, title, publisher) if title else None,
        author=_author(page, metas, things, publisher),
        publisher=publisher or (host.removeprefix("www.") if host else None),
        published=_as_filed(_published(page, metas, things), dating.from_address(url) if url else None),
        url=url,
    )


def beside_headline(page: HtmlElement, title: str | None) -> Credit:
    """Return author and day where they stand between the headline and the first paragraph, as a reader sees them."""
    headings = page.xpath("//h1|//h2")
    headline = next((heading for heading in headings if title and key(line(heading)) == key(title)), None)
    author, days = None, set()
    for element in [] if headline is None else headline.xpath(_FOLLOWING):
        text = line(element) if isinstance(element.tag, str) else ""
        if element.tag == "p" and len(text) > 200:
            break
        found = credit(text) if 5 < len(text) < 150 else None
        if found is not None:
            author = author or found.author
            days.add(found.published)
    days.discard(None)
    return Credit(author, days.pop() if len(days) == 1 else None)


def _as_filed(stated: str | None, filed: str | None) -> str | None:
    """The day in the address where it is a day from the stated one, which is then that of another time zone."""
    if stated is None or filed is None:
        return stated or filed
    near = len(stated) == 10 and abs((date.fromisoformat(stated) - date.fromisoformat(filed)).days) == 1
    return filed if near else stated


def _metas(page: HtmlElement) -> dict[str, list[str]]:
    """Contents of the page's meta elements by lower-case name."""
    found: dict[str, list[str]] = {}
    for element in page.xpath("//meta[@content]"):
        content = element.get("content")
        for attribute in ("property", "name", "itemprop"):
            name = element.get(attribute)
            if name and content and content.strip():
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def _things(page: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """JSON-LD nodes that describe an article, however they are nested; broken blocks are passed over."""
    for element in page.xpath("//script[@type='application/ld+json']"):
        source = element.text or ""
        if len(source) > _JSON_BYTES:
            continue
        try:
            node = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles(node, _JSON_DEPTH)


def _articles(node: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth == 0:
        return
    if isinstance(node, list):
        for item in node:
            yield from _articles(item, depth - 1)
    elif isinstance(node, dict):
        kinds = node.get("@type")
        if any(
            isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
        ):
            yield node
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(node.get(name), depth - 1)


def _title(page: HtmlElement, metas: Mapping[str, list[str]], things: list[Mapping[str, Any]]) -> str | None:
    headlines = [_name(thing.get("headline")) for thing in things]
    given = [_name(value) for name in _TITLES for value in metas.get(name, ())]
    h1 = [_name(element.text_content()) for element in page.xpath("//h1")]
    titles = [_name(element.text_content()) for element in page.xpath("//head/title")]
    only_h1 = h1 if len(h1) == 1 else []
    return next((title for title in (*headlines, *given, *only_h1, *titles, *h1) if title), None)


def _headline(page: HtmlElement, title: str, publisher: str | None) -> str:
    """Return a title such as `Opinion | Headline | Site` or `Headline - Site` without section and site."""
    headings = {key(line(element)) for element in page.xpath("//h1|//h2")}
    if key(title) in headings:
        return title
    shorter, _, site = re.sub(r"\s+[–—-]\s+", " - ", title).rpartition(" - ")
    if publisher and shorter and key(site) == key(publisher):
        return title[: len(shorter)]
    segments = [segment.strip() for segment in re.split(r"\s[|•·»]\s|\s::\s", title)]
    seen = [segment for segment in segments if key(segment) in headings]
    rest = [segment for segment in segments if not (publisher and key(segment) == key(publisher))] or segments
    long = [segment for segment in rest if segment.count(" ") > 1]  # a section has a word or two
    return next(iter(seen or long), max(rest, key=len))


def _author(
    page: HtmlElement, metas: Mapping[str, list[str]], things: list[Mapping[str, Any]], publisher: str | None
) -> str | None:
    candidates = [", ".join(_names(thing.get("author"))) for thing in things]
    candidates += [", ".join(dict.fromkeys(map(str.strip, metas[name]))) for name in _AUTHORS if name in metas]
    candidates += [" ".join(element.itertext()) for element in page.xpath(_AUTHOR_ELEMENTS)][:4]
    for candidate in candidates:
        name = _name(candidate)
        if name is None or len(name) > 150 or "://" in name or "@" in name or name.startswith("www."):
            continue
        name = byline(name) or re.sub(r"^by:? ", "", name, flags=re.I)
        if re.search(r"[^\W\d_]{2}", name) and not re.search(r"\d", name) and name.count(" ") < 20:
            return None if publisher and key(name) == key(publisher) else name
    return None


def _names(node: object) -> list[str]:
    """Names of people or organisations in a JSON-LD value."""
    if isinstance(node, str):
        return [node.strip()]
    if isinstance(node, list):
        return list(dict.fromkeys(name for item in node[:20] for name in _names(item)))
    if isinstance(node, dict):
        return _names(node.get("name"))
    return []


def _publisher(metas: Mapping[str, list[str]], things: list[Mapping[str, Any]]) -> str | None:
    given = [value for name in _PUBLISHERS for value in metas.get(name, ())]
    stated = [
        name for thing in things for field in ("publisher", "sourceOrganization") for name in _names(thing.get(field))
    ]
    names = (_name(value) for value in (*given[:1], *stated, *given))
    return next((name.lstrip("@") for name in names if name and "://" not in name and len(name) <= 80), None)


def _published(page: HtmlElement, metas: Mapping[str, list[str]], things: list[Mapping[str, Any]]) -> str | None:
    stated = [thing[field] for field in ("datePublished", "dateCreated") for thing in things if thing.get(field)]
    given = [value for name in _DATES for value in metas.get(name, ())]
    marked = [
        element.get("datetime") or element.get("content") or element.text_content()
        for element in page.xpath(_DATE_ELEMENTS)
    ]
    for value in (*stated, *given, *marked):
        day = dating.written(value) if isinstance(value, str) else None
        if day is not None and "1980" < day < "2100":  # empty fields are often written as 1970-01-01 or 0001-01-01
            return day
    return _only_time(page)


def _only_time(page: HtmlElement) -> str | None:
    """Return the day of the article's time elements where they all name one: teasers have theirs too."""
    for scope in ("//article//time", "//main//time", "//time"):
        days = {dating.written(element.get("datetime") or element.text_content()) for element in page.xpath(scope)}
        days.discard(None)
        if len(days) == 1:
            return days.pop()
    return None


def _url(page: HtmlElement, metas: Mapping[str, list[str]]) -> str | None:
    links = page.xpath("//link[@rel='canonical']/@href")
    for url in (*links, *metas.get("og:url", ()), *metas.get("twitter:url", ())):
        clean = scrub(url or "").strip()
        if re.match(r"https?://[^\s/]+\.", clean) and len(clean) <= 2000 and not re.search(r"\s", clean):
            return clean
    return None


def _name(value: object) -> str | None:
    """Return a short string on one line, without invisible characters; None for anything else."""
    if not isinstance(value, str):
        return None
    clean = " ".join(scrub(value[: 2 * _LONGEST]).split())
    return clean if 0 < len(clean) <= _LONGEST else None
