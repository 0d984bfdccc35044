"""HTML pages and PDF files that tests make up."""

from __future__ import annotations

from collections.abc import Sequence

from fpdf import FPDF

from tests.read.conftest import SENTENCES


def paragraphs(lines: Sequence[str] = SENTENCES) -> str:
    """Return paragraphs as HTML."""
    return "".join(f"<p>{line}</p>" for line in lines)


def page(body: str, head: str = "<title>Ships by night | The Harbour Gazette</title>") -> bytes:
    """Return a page with this head and body."""
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()
    )


class _Sheet(FPDF):
    """A document with a running head and page numbers."""

    running_head = ""

    def header(self) -> None:
        """Write the running head."""
        if self.running_head:
            self.set_font("Helvetica", size=8)
            self.cell(0, 8, self.running_head, align="C", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        """Write the page number."""
        self.set_y(-15)
        self.set_font("Helvetica", size=8)
        self.cell(0, 10, f"Page {self.page_no()}", align="C")


def pdf(
    lines: Sequence[str],
    title: str = "",
    *,
    running_head: str = "",
    metadata: str = "",
    author: str = "",
    lock: str = "",
) -> bytes:
    """Return a PDF of paragraphs under a headline in larger type."""
    sheet = _Sheet()
    sheet.running_head = running_head
    if metadata:
        sheet.set_title(metadata)
    if author:
        sheet.set_author(author)
    if lock:
        sheet.set_encryption(owner_password=lock, user_password=lock)
    sheet.add_page()
    if title:
        sheet.set_font("Helvetica", "B", 18)
        sheet.multi_cell(0, 9, title, new_x="LMARGIN", new_y="NEXT")
        sheet.ln(4)
    sheet.set_font("Times", size=11)
    for line in lines:
        sheet.multi_cell(0, 5.5, line, new_x="LMARGIN", new_y="NEXT")
        sheet.ln(3)
    return bytes(sheet.output())
