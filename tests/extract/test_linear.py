"""The linear model and its file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from faultlines.extract.linear import LinearModel, load_model, write_model

MODEL = LinearModel(
    ("none", "AID"),
    {"l=send": 0, "neg": 1},
    np.array([[0.0, 2.0], [1.0, 0.0]], np.float32),
    np.array([0.5, 0.0], np.float32),
)


def test_probabilities_are_the_softmax_of_the_summed_weights() -> None:
    """One known feature and one that the model never met."""
    odds = MODEL.probabilities(["l=send", "unheard-of"])
    assert odds["AID"] == pytest.approx(1 / (1 + np.exp(0.5 - 2.0)))
    assert sum(odds.values()) == pytest.approx(1.0)


def test_without_a_known_feature_the_bias_decides() -> None:
    """Nothing known: the label with the larger bias."""
    assert MODEL.probabilities(["x"])["none"] > 0.5


def test_reasons_name_the_heaviest_features_first() -> None:
    """Weights in logits, by size, the first feature of the file among them."""
    assert MODEL.reasons(["neg", "l=send", "x"], "AID") == [("l=send", 2.0), ("neg", 0.0)]


def test_a_model_is_read_as_it_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Through the file and back."""
    folder = tmp_path / "data" / "model"
    folder.mkdir(parents=True)
    write_model(folder / "toy.npz", MODEL)
    monkeypatch.setattr("faultlines.extract.linear.resources.files", lambda _: tmp_path)
    again = load_model("toy")
    assert (again.labels, again.rows) == (MODEL.labels, MODEL.rows)
    assert np.array_equal(again.weights, MODEL.weights)
    assert np.array_equal(again.bias, MODEL.bias)


def test_the_bundled_models_know_the_vocabulary() -> None:
    """Every type of event has a label, and every role."""
    from faultlines.records import EventType  # noqa: PLC0415 - only here

    assert set(load_model("sense").labels) == {"none", *EventType}
    assert set(load_model("role").labels) == {"none", "actor", "target"}
