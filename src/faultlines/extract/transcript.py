"""Who is speaking in a transcript: the label at the head of a paragraph ("PRESIDENT YOON:", "MS. PSAKI:", "Q")."""

from __future__ import annotations

import re

from faultlines.names import Gazetteer
from faultlines.names.gazetteer import PERSON_KINDS

LABEL = 100
"""Characters of a paragraph that may hold a label."""
_LABEL = re.compile(r"(?P<label>[A-Z][A-Z.' -]{2,40})(?:\s*\([^)\n]{2,40}\))?:\s")
_QUESTION = re.compile(r"Q\s+\S")
_ASKERS = frozenset(
    {"Q", "QUESTION", "REPORTER", "AUDIENCE", "AUDIENCE MEMBER", "PARTICIPANT", "MODERATOR", "OPERATOR"}
)


def turn(paragraph: str, host: str | None, gazetteer: Gazetteer) -> str | None:
    """The state for which "we" speaks from this paragraph on; None if the paragraph does not say who speaks.

    `host` is the state whose office publishes the transcript: its own people are labelled by bare surnames. The empty
    string stands for somebody who speaks for no state, such as a reporter.
    """
    if _QUESTION.match(paragraph):
        return ""
    found = _LABEL.match(paragraph)
    if found is None:
        return None
    label = found["label"].strip()
    if label in _ASKERS:
        return ""
    for hit in gazetteer.find(label.title()):
        if hit.names[0].kind in PERSON_KINDS:
            return hit.names[0].code
    return host
