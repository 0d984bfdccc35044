"""Who speaks in a transcript."""

from __future__ import annotations

import pytest

from faultlines.extract.transcript import turn
from faultlines.names import Gazetteer

from .conftest import Read


@pytest.mark.parametrize(
    ("paragraph", "code"),
    [
        ("PRESIDENT MACRON: (As interpreted.) We agreed on", "FRA"),
        ("MS. PSAKI: We are", "USA"),
        ("Q Will you send", ""),
        ("MODERATOR: Thank you", ""),
        ("We are sending aid.", None),
        ("NOTE that we are", None),
    ],
)
def test_a_label_says_for_which_state_we_speaks(paragraph: str, code: str | None) -> None:
    """A known name for its own state, bare surnames for the host, reporters for none."""
    assert turn(paragraph, "USA", Gazetteer.load()) == code


def test_we_is_whoever_has_the_floor(read: Read) -> None:
    """A guest's "we" is not the host's."""
    text = "MR. SULLIVAN: We sanctioned Belarus.\n\nPRESIDENT MACRON: We sanctioned Iran."
    claims = read(text, "2023-05-20", source="The White House")
    assert [(claim.actor, claim.target) for claim in claims] == [(("USA",), ("BLR",)), (("FRA",), ("IRN",))]
