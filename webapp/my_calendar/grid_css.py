"""Generator of the position classes of bars and time columns, which writes to standard output:
`python -m webapp.my_calendar.grid_css > static/css/generated/my_calendar_grid.css`.

The pages' content security policy allows no style attributes, so every position is a class.
"""

import sys

from webapp.my_calendar.layout import DAY_ROWS, MAX_LANES

MOST_ROWS = DAY_ROWS + 36  # no clock change in the tz database repeats more than three hours of a day
MOST_BAR_LANES = 30

HEADER = """\
/* Generated, do not edit:
   python -m webapp.my_calendar.grid_css > static/css/generated/my_calendar_grid.css */"""


def grid_css() -> str:
    """Return the stylesheet."""
    rules = [HEADER]
    rules += [f".row-{row} {{ grid-row-start: {row + 1}; }}" for row in range(MOST_ROWS)]
    rules += [f".length-{length} {{ grid-row-end: span {length}; }}" for length in range(1, MOST_ROWS + 1)]
    for lanes in range(1, MAX_LANES + 1):
        for lane in range(lanes):
            left, width = 100 * lane / lanes, 100 / lanes
            rules.append(f".lane-{lane}-of-{lanes} {{ margin-left: {left:.4g}%; width: {width:.4g}%; }}")
    rules += [
        f".day-{day}-lanes-{lanes} {{ --lanes-{day}: {lanes}; }}"
        for day in range(7)
        for lanes in range(2, MAX_LANES + 1)
    ]
    # For narrow windows, which set --day and --lane: each day is as wide as its entries side by side require.
    widths = (f"max(var(--day), var(--lanes-{day}, 1) * var(--lane))" for day in range(7))
    rules.append(f".time-grid-week {{ --columns-by-lanes: {' '.join(widths)}; }}")
    rules += [f".column-{column} {{ grid-column-start: {column + 1}; }}" for column in range(7)]
    rules += [f".width-{width} {{ grid-column-end: span {width}; }}" for width in range(1, 8)]
    rules += [f".bar-lane-{lane} {{ grid-row-start: {lane + 2}; }}" for lane in range(MOST_BAR_LANES)]
    return "\n".join(rules) + "\n"


if __name__ == "__main__":
    sys.stdout.write(grid_css())
