"""How much one list file may cost: bytes, lines, fields, elements, depth."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListLimits:
    """Upper bounds for one list; a file that passes one of them is refused.

    The longest line of a real list is a FollowTheMoney entity of about 300 kB; the largest file is OFAC's advanced XML
    of about 120 MB, and JSON lines of some gigabytes.

    Attributes:
        file_bytes: size of one file, after decompression.
        line_chars: length of one line of a CSV or JSON Lines file.
        element_bytes: size of one record of an XML file.
        depth: nesting of XML elements.
        expansion: bytes out for each byte in, when a gzip file is decompressed.
        download_seconds: wall-clock time of one download, from the first byte asked for to the last received.
        download_bytes: size of one download.
    """

    file_bytes: int = 8_000_000_000
    line_chars: int = 8_000_000
    element_bytes: int = 16_000_000
    depth: int = 64
    expansion: int = 200
    download_seconds: float = 900.0
    download_bytes: int = 4_000_000_000
