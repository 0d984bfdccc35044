"""Build the three example PDFs in ``documents/`` from ``pdf_sources/*.md``.

Usage: ``pip install reportlab`` and then ``python make_pdfs.py``. Each source opens with ``key: value`` lines
(title, author, date, header), followed by a blank line and a body of headings, paragraphs and list items.
The same sources give the same bytes.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent
BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=11.5, leading=15.5, spaceAfter=8)
STYLES = {
    "# ": ParagraphStyle("title", parent=BODY, fontName="Helvetica-Bold", fontSize=16, leading=20, spaceAfter=12),
    "## ": ParagraphStyle("head", parent=BODY, fontName="Helvetica-Bold", fontSize=12, spaceBefore=6, keepWithNext=1),
    "- ": ParagraphStyle("item", parent=BODY, leftIndent=16, bulletIndent=4),
}


def parse(source: Path) -> tuple[dict[str, str], list[str]]:
    """Split a source into its ``key: value`` lines and its blocks of text."""
    head, _, body = source.read_text(encoding="utf-8").partition("\n\n")
    meta = dict(line.split(": ", 1) for line in head.splitlines())
    blocks = [line for line in body.splitlines() if line.strip()]
    return meta, blocks


def paragraph(block: str) -> Paragraph:
    """Turn one block into a paragraph of the style that its prefix asks for."""
    for prefix, style in STYLES.items():
        if block.startswith(prefix):
            bullet = "\u2022" if prefix == "- " else None
            return Paragraph(escape(block.removeprefix(prefix)), style, bulletText=bullet)
    return Paragraph(escape(block), BODY)


def build(source: Path) -> Path:
    """Write the PDF for one source, with running header, footer and metadata."""
    meta, blocks = parse(source)
    published = datetime.fromisoformat(meta["date"]).replace(tzinfo=UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(published.timestamp()))

    def furniture(canvas: Canvas, doc: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(doc.leftMargin, A4[1] - 34, meta["header"])
        canvas.drawString(doc.leftMargin, 30, meta["author"])
        canvas.drawRightString(A4[0] - doc.rightMargin, 30, f"Page {doc.page}")

    target = HERE / "documents" / f"{source.stem}.pdf"
    document = SimpleDocTemplate(
        str(target), pagesize=A4, title=meta["title"], author=meta["author"], topMargin=60, bottomMargin=56
    )
    document.build([paragraph(b) for b in blocks], onFirstPage=furniture, onLaterPages=furniture)
    return target


if __name__ == "__main__":
    for path in sorted((HERE / "pdf_sources").glob("*.md")):
        print(build(path).name)
