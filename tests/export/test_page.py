"""The HTML page."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from faultlines.export import build_brief, render_html
from faultlines.records import Claim, Mode

from .hostile import hostile_brief
from .sample import CLAIMS, DENIAL, DOCUMENTS, FAILURES, NAMES, OIL, SHELLS, WIRE, claim
from .test_build import sample_brief

_VOID = {"meta", "link", "br"}


class Page(HTMLParser):
    """A page taken apart: its elements with attributes, its text, and the text of each element that has an id."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.by_id: dict[str, str] = {}
        self._open: list[tuple[str, str | None]] = []
        self.feed(html)
        self.close()
        assert not self._open, f"left open: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append((tag, dict(attrs).get("id")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element without content, as SVG has them."""
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element, which must be this one."""
        opened, _ = self._open.pop()
        assert opened == tag, f"{opened} closed by {tag}"

    def handle_data(self, data: str) -> None:
        """Gather text for the page and for every open element with an id."""
        if self._open and self._open[-1][0] == "style":
            return
        self.text += data
        for _, name in self._open:
            if name:
                self.by_id[name] = self.by_id.get(name, "") + data

    @property
    def tags(self) -> Counter[str]:
        """How many elements of each kind."""
        return Counter(tag for tag, _ in self.elements)


@pytest.fixture(scope="module")
def page() -> Page:
    """The sample brief's page."""
    return Page(render_html(sample_brief()))


@pytest.fixture(scope="module")
def attacked() -> Page:
    """The page in which every text is an attack."""
    return Page(render_html(hostile_brief()))


def test_every_claim_has_its_anchor_quotation_and_command(page: Page) -> None:
    """Each claim's words stand at the anchor that is its id, with the command that shows it in its passage."""
    for made in CLAIMS:
        assert f"“{made.quote}”" in page.by_id[made.id]
        assert f"faultlines show {made.id}" in page.by_id[made.id]


def test_a_line_carries_source_dates_holder_and_support(page: Page) -> None:
    """Who says it, where and when it was published, when it happened, how many documents say so, who denies it."""
    text = " ".join(page.by_id[SHELLS.id].split())
    for words in (
        "North Korea → Russia: arms",
        "stated as fact by Investigators and one other",
        "in 2 documents",
        "event: August 2023 to March 2024",
        "figures: more than 8,000 containers",
        "denied by North Korea",
        "Harbour Wire, “Shells for oil”, 27 March 2024",
    ):
        assert words in text
    assert "2 documents, same words" in page.by_id[OIL.id]


def test_a_denial_is_shown_as_one(page: Page) -> None:
    """Its entry says who denies, beside the assertions it contradicts."""
    assert "denied by North Korea" in page.by_id[DENIAL.id]
    assert "stated as fact" not in page.by_id[DENIAL.id]
    assert DENIAL.quote not in page.by_id["exchange"]
    assert SHELLS.quote in page.by_id["contested"]


def test_every_band_is_in_words_and_per_cent(page: Page) -> None:
    """A forecast with a likelihood shows both."""
    assert "likely (55–80 %)" in page.by_id["expected"]


def test_what_is_missing_is_listed(page: Page) -> None:
    """Failures with reason and advice, foreign, undated and silent documents."""
    for words in ("scans/annex.pdf", "its pages are pictures", "recognise the text first", "kommyunike.txt (ru)"):
        assert words in page.by_id["gaps"]
    assert "leaflet.txt" in page.by_id["gaps"]
    assert "weather.txt" in page.by_id["gaps"]


def test_the_chain_of_custody_is_whole(page: Page) -> None:
    """Every document with the hash of its bytes, and the extractor's version."""
    for read in DOCUMENTS:
        assert read.sha256 in page.by_id["custody"]
    assert "extractor 0.1.0" in page.by_id["custody"]


@pytest.mark.parametrize("which", ["page", "attacked"])
def test_the_page_asks_for_nothing_and_runs_nothing(which: str, request: pytest.FixtureRequest) -> None:
    """No script, no handler, no frame, no form, and no address but anchors in the page itself."""
    taken: Page = request.getfixturevalue(which)
    assert not set(taken.tags) & {"script", "img", "iframe", "object", "embed", "form", "base", "image", "use", "audio"}
    for tag, attributes in taken.elements:
        for name, value in attributes.items():
            assert not name.startswith("on")
            assert name not in ("src", "srcset", "action", "style", "xlink:href", "background")
            if name == "href":
                assert value == "data:," if tag == "link" else str(value).startswith("#")
    policies = [attributes.get("content") for tag, attributes in taken.elements if "http-equiv" in attributes]
    assert policies == [
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    ]


def test_styles_ask_for_nothing() -> None:
    """No style imports or loads."""
    styles = re.findall(r"<style>(.*?)</style>", render_html(sample_brief()), re.DOTALL)
    assert styles
    assert not re.search(r"url\(|@import|expression", "".join(styles))


@pytest.mark.parametrize("which", ["page", "attacked"])
def test_anchors_are_unique_and_links_arrive(which: str, request: pytest.FixtureRequest) -> None:
    """No id stands twice, and every link within the page has its anchor."""
    taken: Page = request.getfixturevalue(which)
    ids = Counter(attributes["id"] for _, attributes in taken.elements if "id" in attributes)
    assert set(ids.values()) == {1}
    for _, attributes in taken.elements:
        if "href" in attributes and attributes["href"] != "data:,":
            assert str(attributes["href"]).removeprefix("#") in ids
        for name in (attributes.get("aria-labelledby") or "").split():
            assert name in ids


def test_headings_and_landmarks_are_in_order(page: Page) -> None:
    """One first heading, no level skipped; header, contents, main part and footer can be jumped to."""
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h\d", tag)]
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert all(page.tags[tag] == 1 for tag in ("header", "nav", "main", "footer"))
    assert ("html", {"lang": "en"}) in page.elements


def test_pictures_have_a_name_and_a_table(page: Page) -> None:
    """Each picture is named for who cannot see it, and has its table below."""
    pictures = [attributes for tag, attributes in page.elements if tag == "svg"]
    assert len(pictures) == 4
    assert all(attributes["role"] == "img" and attributes["aria-labelledby"] for attributes in pictures)
    assert page.text.count("The picture as a table") == 2


def test_hostile_texts_stay_text(attacked: Page) -> None:
    """Markup in a text is shown as text; templates in it are not filled in; hidden characters are named."""
    assert "<script>alert(1)</script>" in attacked.text
    assert '"><img src=x onerror=alert(1)>' in attacked.text
    assert "{{ 7 * 7 }}" in attacked.text
    assert "‹U+202E›" in attacked.text
    assert "‹U+001B›" in attacked.text
    assert not set(attacked.text) & set("\x1b\x07\x08\u202e\u2066\u200b\ufeff\ud800")
    assert attacked.tags["h1"] == 1


def test_a_page_can_always_be_written_as_utf8(attacked: Page) -> None:
    """Lone surrogates in a text do not stop the page from being saved."""
    attacked.text.encode("utf-8")


def test_an_empty_case_is_a_whole_page() -> None:
    """Each section says that nothing was found."""
    taken = Page(render_html(build_brief([], [], [], title="Nothing yet")))
    assert taken.text.count("Nothing of this kind was found in these documents.") == 7
    assert taken.tags["svg"] == 0


def test_a_large_case_stays_readable() -> None:
    """Lines beyond the limits are folded or counted, with the command that lists them."""
    claims: list[Claim] = [
        claim(WIRE, f"Sentence {number}", "PRK", target=f"MULTI:group {number % 70}", mode=mode)
        for number in range(700)
        for mode in (Mode.FACT, Mode.ASSESSMENT, Mode.RECOMMENDATION)
    ]
    html = render_html(build_brief(claims, [WIRE], FAILURES * 60, title="t", names=NAMES))
    taken = Page(html)
    assert len(html) < 1_000_000
    assert "… and 20 more groups: faultlines claims --type AID" in " ".join(taken.text.split())
    assert "… and 50 more: faultlines claims --mode recommendation" in " ".join(taken.text.split())
    assert "… and 4 more: faultlines claims --actor PRK --type AID --mode fact" in " ".join(taken.text.split())
    assert "… and 20 more: faultlines documents" in " ".join(taken.text.split())
