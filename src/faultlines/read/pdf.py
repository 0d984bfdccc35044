"""PDF: bytes → articles. Runs in the child process (`isolation`): PDFium is large and written in C++.

The date in a PDF's metadata is that of the file, not of what it says, and is never taken for the day of publication.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from faultlines.errors import UnreadableError
from faultlines.read import dating, head, layout, text
from faultlines.read.article import Article, joined
from faultlines.read.encoding import scrub

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdfium2 import PdfDocument, PdfPage

    from faultlines.read.limits import Limits

_LINE_END = re.compile(f"(\r\n|\r|\n|(?<={layout.HYPHEN}))")
_END_MARK, _TAIL = b"%%EOF", 4096
_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint)|untitled|unnamed|document|slide|print|layout|presentation|scan|doc)\b.{0,60}"
    r"|.*\.(?:docx?|pdf|indd|qxd|pptx?|rtf|odt|tmp|html?)|[\W\d_]*|.{1,3}",
    re.I,
)
_NO_AUTHOR = re.compile(r"\S*|(?:microsoft|windows|office|hp|dell|lenovo|test|guest|unknown|the|mac)\b.*", re.I)


def read(data: bytes, limits: Limits) -> list[Article]:
    """Return the articles in a PDF, without running heads, footers and page numbers; one at least.

    Raises:
        UnreadableError: for a PDF that is damaged, cut short, encrypted, without text, or over a limit.
    """
    if _END_MARK not in data[-_TAIL:]:
        raise UnreadableError("the PDF is cut short: its end is missing", hint="download or copy it again")
    document = _opened(data)
    try:
        if len(document) > limits.pdf_pages:
            raise UnreadableError(
                f"it has {len(document):,} pages, over the limit of {limits.pdf_pages:,}", hint="split the file"
            )
        pages = list(_pages(document, limits))
        blocks = layout.blocks(pages)
        if not blocks:
            raise UnreadableError(
                "the PDF holds no text (scanned pages, perhaps)", hint="run character recognition on it first"
            )
        first, *others = text.articles(blocks) or [Article(joined(blocks))]
        return [_completed(first, document, pages), *others]
    finally:
        document.close()


def _opened(data: bytes) -> PdfDocument:
    import pypdfium2  # noqa: PLC0415 - needed by PDF only

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise UnreadableError("the PDF is encrypted", hint="save a copy without a password") from error
        raise UnreadableError("the PDF is damaged and cannot be opened", hint="download or copy it again") from error


def _pages(document: PdfDocument, limits: Limits) -> Iterator[layout.Page]:
    import pypdfium2  # noqa: PLC0415 - needed by PDF only

    length = 0
    for number in range(len(document)):
        try:
            page = document[number]
            found = _page(page)
            page.close()
        except pypdfium2.PdfiumError as error:
            raise UnreadableError(
                f"page {number + 1} of the PDF is damaged", hint="download or copy it again"
            ) from error
        length += sum(len(line.text) for line in found.lines)
        if length > limits.text_characters:
            raise UnreadableError(
                f"its text is over the limit of {limits.text_characters:,} characters", hint="split the file"
            )
        yield found


def _page(page: PdfPage) -> layout.Page:
    """Lines of one page with their places."""
    from pypdfium2 import raw  # noqa: PLC0415 - needed by PDF only

    content = page.get_textpage()
    lines = []
    place = 0
    for piece in _LINE_END.split(content.get_text_range()):
        words = scrub(piece.replace(layout.HYPHEN, "\ue000")).replace("\ue000", layout.HYPHEN).strip()
        if words:
            lead = len(piece) - len(piece.lstrip())
            first = raw.FPDFText_GetCharIndexFromTextIndex(content, place + lead)
            last = raw.FPDFText_GetCharIndexFromTextIndex(content, place + len(piece.rstrip()) - 1)
            left, bottom, _, top = content.get_charbox(max(first, 0), loose=True)
            right = content.get_charbox(max(last, first, 0), loose=True)[2]
            size = raw.FPDFText_GetFontSize(content, max(last, first, 0))  # a bullet at the beginning has its own
            lines.append(layout.Line(" ".join(words.split()), left, right, top, bottom, size))
        place += len(piece)
    height = page.get_height()
    content.close()
    return layout.Page(tuple(lines), height)


def _completed(article: Article, document: PdfDocument, pages: Sequence[layout.Page]) -> Article:
    """Return the article with title and author from the PDF's metadata, and the day of its running heads, in gaps."""
    given = document.get_metadata_dict(skip_empty=True)
    title, author = (" ".join(scrub(given.get(name, "")).split())[:300] for name in ("Title", "Author"))
    lines = layout.running_heads(pages)
    days = {day[0] for line in lines for part in head.SEPARATOR.split(line) if (day := dating.from_line(part))}
    return replace(
        article,
        title=article.title or (title if not _NO_TITLE.fullmatch(title) else None),
        author=article.author or (author if not _NO_AUTHOR.fullmatch(author) else None),
        published=article.published or (days.pop() if len(days) == 1 else None),
    )
