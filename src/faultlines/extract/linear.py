"""A linear model over named features: multinomial logistic regression with its weights in a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights by feature and label.

    Attributes:
        labels: what it tells apart.
        rows: index of each feature that it knows in `weights`.
        weights: shape (features, labels), float32.
        bias: shape (labels,), float32.
    """

    labels: tuple[str, ...]
    rows: dict[str, int]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """The probability of each label; features that the model never met count for nothing."""
        import numpy as np  # noqa: PLC0415 - the command line starts without it

        known = [row for feature in features if (row := self.rows.get(feature)) is not None]
        scores = self.weights[known].sum(axis=0) + self.bias if known else self.bias
        powers = np.exp(scores - scores.max())
        return dict(zip(self.labels, (powers / powers.sum()).tolist(), strict=True))

    def reasons(self, features: Iterable[str], label: str, most: int = 8) -> list[tuple[str, float]]:
        """The features that spoke most for or against a label, with their weights in logits."""
        at = self.labels.index(label)
        known = [
            (feature, float(self.weights[row, at]))
            for feature in features
            if (row := self.rows.get(feature)) is not None
        ]
        return sorted(known, key=lambda item: -abs(item[1]))[:most]


def write_model(path: Path, model: LinearModel) -> None:
    """Write a model as `load_model` reads it: weights as integers of hundredths."""
    import numpy as np  # noqa: PLC0415

    hundredths = np.clip(np.round(model.weights * 100), -32_768, 32_767).astype(np.int16)
    with path.open("wb") as stream:
        np.savez_compressed(
            stream,
            labels=np.frombuffer("\n".join(model.labels).encode(), np.uint8),
            features=np.frombuffer("\n".join(model.rows).encode(), np.uint8),
            weights=hundredths,
            bias=np.round(model.bias * 100).astype(np.int16),
        )


@cache
def load_model(name: str) -> LinearModel:
    """Read `extract/data/model/NAME.npz`, written by `tools/train.py`."""
    import numpy as np  # noqa: PLC0415

    file = resources.files("faultlines.extract") / "data" / "model" / f"{name}.npz"
    with file.open("rb") as stream, np.load(stream, allow_pickle=False) as held:
        features = bytes(held["features"]).decode("utf-8").split("\n")
        return LinearModel(
            tuple(bytes(held["labels"]).decode("utf-8").split("\n")),
            {feature: row for row, feature in enumerate(features)},
            held["weights"].astype(np.float32) / 100,
            held["bias"].astype(np.float32) / 100,
        )
