"""What is shown, folded and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from faultlines.export import build_brief
from faultlines.export.folding import Limits, anchors, fold

from . import cases

if TYPE_CHECKING:
    from faultlines.records import Claim

LIMITS = Limits(groups=2, listed=1, lines=1, folded=2, quotations=1, contests=1, assertions=1)


@given(cases.CLAIMS, st.integers(0, 3))
def test_nothing_is_left_out_uncounted(claims: list[Claim], groups: int) -> None:
    """What is shown, folded, named and counted adds up to everything."""
    limits = Limits(groups, 1, 1, 2, 1, 1, 1)
    for section in build_brief(claims, cases.DOCUMENTS, [], title="t").sections:
        folded = fold(section, limits)
        assert len(folded.groups) + len(folded.listed) + folded.unlisted == len(section.groups)
        assert len(folded.contests) + folded.contests_unseen == len(section.contests)
        for shown, group in zip(folded.groups, section.groups, strict=False):
            assert len(shown.shown) + len(shown.folded) + shown.unseen == len(group.lines)
            for item in (*shown.shown, *shown.folded):
                assert 1 + len(item.others) + item.unseen == len(item.line.evidence)
        for contest, whole in zip(folded.contests, section.contests, strict=False):
            assert len(contest.assertions) + contest.unseen == len(whole.assertions)


@given(cases.CLAIMS)
def test_anchors_are_the_claims_shown(claims: list[Claim]) -> None:
    """A claim has an anchor exactly where it is shown in its home."""
    sections = [fold(section, LIMITS) for section in build_brief(claims, cases.DOCUMENTS, [], title="t").sections]
    found = anchors(sections)
    assert found <= {made.id for made in claims}
    assert all(item.line.id in found for section in sections for group in section.groups for item in group.shown)
