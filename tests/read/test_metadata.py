"""What an HTML page says of itself."""

from __future__ import annotations

import json

import pytest
from lxml import html

from faultlines.read import metadata


def read(head: str, body: str = "") -> metadata.Metadata:
    """Read the metadata of a page."""
    return metadata.read(html.document_fromstring(f"<html><head>{head}</head><body>{body}<p>text</p></body></html>"))


def ld(node: object) -> str:
    """Return a JSON-LD block."""
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def test_linked_data_comes_first() -> None:
    """A JSON-LD article gives everything, also where it lies in a graph, against weaker statements."""
    node = {
        "@graph": [
            {"@type": "Organization", "name": "Elsewhere"},
            {
                "@type": ["NewsArticle"],
                "headline": "Ships by night",
                "datePublished": "2024-06-19T10:00:00+02:00",
                "dateModified": "2024-07-01",
                "author": [{"@type": "Person", "name": "Jo Marlow"}, {"name": "Kim Lee"}],
                "publisher": {"name": "The Harbour Gazette"},
            },
        ]
    }
    found = read(ld(node) + "<meta name=date content=2020-01-01><title>Another</title>")
    assert found == metadata.Metadata("Ships by night", "Jo Marlow, Kim Lee", "The Harbour Gazette", "2024-06-19", None)


def test_meta_elements_are_read() -> None:
    """Open Graph and Dublin Core give what linked data does not."""
    found = read(
        "<meta property='og:title' content='Ships by night - The Harbour Gazette'>"
        "<meta property='og:site_name' content='The Harbour Gazette'>"
        "<meta name=DC.creator content='By Jo Marlow'>"
        "<meta property='article:published_time' content='2024-06-19T08:00:00Z'>"
        "<meta property='article:modified_time' content='2024-06-25T08:00:00Z'>"
        "<link rel=canonical href='https://www.gazette.example/ships'>"
    )
    assert found == metadata.Metadata(
        "Ships by night", "Jo Marlow", "The Harbour Gazette", "2024-06-19", "https://www.gazette.example/ships"
    )


@pytest.mark.parametrize(
    ("title", "h1", "headline"),
    [
        ("Opinion | Ships by night", "Ships by night", "Ships by night"),
        ("Ships by night | The Harbour Gazette", "", "Ships by night"),
        ("World | Ships by night", "", "Ships by night"),
        ("Ships | by night", "Ships | by night", "Ships | by night"),
        ("Friday edition", "Ships by night", "Ships by night"),
    ],
)
def test_a_title_is_freed_from_section_and_site(title: str, h1: str, headline: str) -> None:
    """What stands between bars in a title goes, unless the page's own heading has it too."""
    assert read(f"<title>{title}</title>", f"<h1>{h1}</h1>").title == headline


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:modified_time' content='2024-06-19'>",
        "<meta name=date content='1970-01-01'>",
        "<meta name=date content='0001-01-01T00:00:00'>",
        "<meta name=date content='last Tuesday'>",
        ld({"@type": "NewsArticle", "dateModified": "2024-06-19"}),
        ld({"@type": "Event", "datePublished": "2024-06-19"}),
        "<script type='application/ld+json'>{broken</script>",
    ],
)
def test_what_is_no_date_of_publication_dates_nothing(head: str) -> None:
    """Changes, empty fields, other things than articles and broken blocks leave a page undated."""
    assert read(head).published is None


def test_time_elements_count_where_they_agree() -> None:
    """The article's time elements date it where they name one day, and do not where they name several."""
    same = "<article><time datetime='2024-06-19T08:00'>x</time><time datetime='2024-06-19'>y</time></article>"
    assert read("", same + "<time datetime='2024-01-01'>teaser</time>").published == "2024-06-19"
    assert read("", "<time datetime='2024-06-19'>x</time><time datetime='2024-06-20'>y</time>").published is None


def test_the_address_settles_the_time_zone() -> None:
    """A time in UTC that falls on the next day gives way to the day in the page's address; other days do not."""
    link = "<link rel=canonical href='https://gazette.example/2024/06/{}/ships'>"
    stated = "<meta property='article:published_time' content='2024-06-19T02:00:00Z'>"
    assert read(stated + link.format("18")).published == "2024-06-18"
    assert read(stated + link.format("01")).published == "2024-06-19"
    assert read(link.format("18")).published == "2024-06-18"


@pytest.mark.parametrize("author", ["https://social.example/jo", "jo@gazette.example", "The Harbour Gazette", "12"])
def test_an_address_or_the_site_is_no_author(author: str) -> None:
    """Profiles, e-mail addresses and the site's own name are not taken for a person."""
    head = f"<meta property='og:site_name' content='The Harbour Gazette'><meta name=author content='{author}'>"
    assert read(head).author is None


def test_a_host_name_stands_in_for_the_publisher() -> None:
    """A page that names no site is published by its host."""
    assert read("<link rel=canonical href='https://www.gazette.example/ships'>").publisher == "gazette.example"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "/ships", "https://a b.example/", "https://x.example/" + "a" * 3000]
)
def test_only_plain_web_addresses_count(url: str) -> None:
    """Scripts, relative paths, white space and endless addresses are no canonical address."""
    assert read(f"<link rel=canonical href='{url}'>").url is None


def test_hostile_metadata_is_harmless() -> None:
    """Deeply nested linked data and endless or invisible names are passed over or cleaned."""
    node: object = "x"
    for _ in range(400):
        node = {"@graph": [node]}
    found = read(
        ld(node) + f"<meta property='og:title' content='{'x' * 5000}'><meta name=author content='Jo\u202e Marlow'>"
    )
    assert found.title is None
    assert found.author == "Jo Marlow"
