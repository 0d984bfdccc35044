"""The closed vocabularies."""

from __future__ import annotations

import pickle
from itertools import pairwise

from faultlines.errors import DateError, FaultlinesError
from faultlines.records import QUAD_CLASS, EventType, Likelihood


def test_every_type_has_a_quad_class() -> None:
    """All eighteen types fall into the four quadrants or are conditions."""
    assert set(QUAD_CLASS) == set(EventType)
    assert len(EventType) == 18


def test_likelihood_bands_follow_icd_203() -> None:
    """Seven bands in rising order without gaps, from 1 to 99 per cent."""
    bands = [band.percent for band in Likelihood]
    assert bands[0][0] == 1
    assert bands[-1][1] == 99
    assert all(one[1] == two[0] for one, two in pairwise(bands))


def test_an_error_is_one_line_and_crosses_processes() -> None:
    """Locator, message and hint stand on one line, and survive pickling."""
    error = DateError("'x' is not a date", locator="index.csv:3", hint="EDTF")
    assert str(error) == "index.csv:3: 'x' is not a date (EDTF)"
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert isinstance(again, FaultlinesError)
    assert str(again) == str(error)
