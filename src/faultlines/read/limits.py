"""How much one file may cost: bytes, characters, pages, seconds, memory."""

from __future__ import annotations

from dataclasses import dataclass

from faultlines.errors import UnreadableError


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds for one file; whatever passes one of them is a recorded failure.

    Attributes:
        file_bytes: size of a PDF, of a compressed file that is not JSON Lines, and of standard input.
        page_bytes: size of a text, Markdown or HTML file, after decompression.
        line_bytes: size of one line of a JSON Lines file. Such a file is streamed, so its own size has no bound.
        text_characters: length of one document's text.
        pdf_pages: pages of a PDF.
        seconds: wall-clock time to parse one PDF or HTML file.
        expansion: bytes out for each byte in, when a gzip file is decompressed.
        memory_bytes: address space of the process that parses PDF and HTML.
    """

    file_bytes: int = 200_000_000
    page_bytes: int = 20_000_000
    line_bytes: int = 32_000_000
    text_characters: int = 20_000_000
    pdf_pages: int = 2_000
    seconds: float = 60.0
    expansion: int = 200
    memory_bytes: int = 2_000_000_000


def check_text(text: str, limits: Limits) -> str:
    """Return the text, or raise `UnreadableError` where it is longer than the limit."""
    if len(text) > limits.text_characters:
        raise UnreadableError(
            f"its text is {len(text):,} characters long, over the limit of {limits.text_characters:,}",
            hint="split the file",
        )
    return text
