"""`python -m webapp`: run all processes on one machine."""

import sys

from webapp.operations.single_machine import main

if __name__ == "__main__":
    sys.exit(main())
