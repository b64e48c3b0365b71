"""Generator of the position classes of the dispatch board, which writes to standard output:
`python -m webapp.service_desk.dispatch.grid_css > static/css/generated/dispatch_grid.css`.

The pages' content security policy allows no style attributes, so every position is a class. Names of classes are
short, because a board has thousands of entries.
"""

import sys

from webapp.service_desk.dispatch.layout import MAX_COLUMNS, MAX_LANES

SHORTEST_DAY = 21 * 4

HEADER = """\
/* Generated, do not edit:
   python -m webapp.service_desk.dispatch.grid_css > static/css/generated/dispatch_grid.css */"""


def grid_css() -> str:
    """Return the stylesheet."""
    rules = [HEADER]
    rules += [
        f".columns-{columns} {{ grid-template-columns: repeat({columns}, var(--slot)); }}"
        for columns in range(SHORTEST_DAY, MAX_COLUMNS + 1)
    ]
    rules += [f".c{column} {{ grid-column-start: {column + 1}; }}" for column in range(MAX_COLUMNS)]
    rules += [f".w{width} {{ grid-column-end: span {width}; }}" for width in range(1, MAX_COLUMNS + 1)]
    rules += [f".l{lane} {{ grid-row-start: {lane + 1}; }}" for lane in range(MAX_LANES)]
    return "\n".join(rules) + "\n"


if __name__ == "__main__":
    sys.stdout.write(grid_css())
