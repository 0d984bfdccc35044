"""`python -m faultlines`: the command line."""

import sys

from faultlines.cli import main

# The guard matters: worker processes import this module too.
if __name__ == "__main__":
    sys.exit(main())
