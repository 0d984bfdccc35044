"""In: text and names. Out: which states, offices, people, organisations and places they may stand for.

Pure functions over data; must never read documents, keep state between calls, or decide who is meant in a sentence.
"""

from faultlines.names.gazetteer import Gazetteer, Hit, Name, display_names

__all__ = ["Gazetteer", "Hit", "Name", "display_names"]
