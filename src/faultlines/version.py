"""The version of the package, and so of the extractor that marks each claim."""

__version__ = "0.1.0"
