"""In: list files and addresses. Out: their entries, kept with their history in one indexed SQLite file.

Must never match names, decide who is meant, rewrite what a list said, or let a broken file replace a sound one.
"""

from faultlines.lists.connection import default_path
from faultlines.lists.files import ListFile
from faultlines.lists.formats import FORMATS, open_list
from faultlines.lists.limits import ListLimits
from faultlines.lists.mapping import ColumnMapping
from faultlines.lists.reading import Options, Reading
from faultlines.lists.remarks import Remarks, parse_remarks
from faultlines.lists.store import Added, ListStore
from faultlines.lists.view import ListInfo, ListVersion, ListView, Standing

__all__ = [
    "FORMATS",
    "Added",
    "ColumnMapping",
    "ListFile",
    "ListInfo",
    "ListLimits",
    "ListStore",
    "ListVersion",
    "ListView",
    "Options",
    "Reading",
    "Remarks",
    "Standing",
    "default_path",
    "open_list",
    "parse_remarks",
]
