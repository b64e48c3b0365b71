// The target of a drop on the dispatch board, and the overlaps there. Only reads the board.

export const STEP = 15; // minutes of a column
export const NEW_CALL = 60; // minutes of a call planned by dropping a ticket

/** Return the board. */
export const board = () => document.getElementById("dispatch");

/** Return whether the board shows a day (not a week). */
export const isDay = () => board().dataset.view === "day";

/** Return the row of the person that contains `element`. */
export const rowOf = (element) => element.closest("tr");

/** Return [first, last] minutes of an entry within its day. */
export const spanOf = (entry) => spans(entry.dataset.t)[0];

/** Return the number of columns of a person's day. */
export const columnsOf = (track) => Number(track.className.match(/columns-(\d+)/)[1]);

/** Return the text of an entry without its time. */
export const labelOf = (entry) => (
  entry.textContent.replace(entry.querySelector("b")?.textContent ?? "", "").trim() || "another item"
);

/** Return minutes since midnight as "HH:MM", modulo 24 hours. */
export const clock = (minutes) => `${two(Math.floor(minutes / 60) % 24)}:${two(((minutes % 60) + 60) % 60)}`;

/** Return the minutes since midnight of "HH:MM". */
export const minutesOf = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const two = (number) => String(number).padStart(2, "0");
const spans = (text) => (text ?? "").trim().split(" ").filter(Boolean).map((span) => span.split(",").map(Number));

/**
 * Return the target of `dragged` if it were dropped at a point of the window (px), or null.
 *
 * `dragged` is {length, offset (minutes between its start and the pointer), start (minutes), element}; null is a new call.
 */
export function targetAt(x, y, dragged) {
  const under = document.elementFromPoint(x, y);
  const row = under?.closest("#dispatch tr[data-person]");
  if (!row || under.closest("th")) return null;
  const place = isDay() ? placeInDay(row, x, dragged) : placeInWeek(row, under, dragged);
  if (!place) return null;
  const target = { ...place, row, person: row.dataset.person, name: row.dataset.name, disabled: "disabled" in row.dataset };
  return { ...target, ...obstacles(target, dragged) };
}

/** Return [CSS class of the mark, text] of a warning about overlaps at `target`; empty if there are none. */
export function warning(target) {
  if (!target) return ["", ""];
  if (target.disabled) return ["is-taken", "⚠ Disabled: cannot be planned for"];
  const { overlaps, works } = target;
  const words = [];
  if (overlaps.length) words.push(`⚠ overlaps “${overlaps[0]}”${overlaps.length > 1 ? ` and ${overlaps.length - 1} more` : ""}`);
  if (!works) words.push(`${words.length ? "" : "⚠ "}outside working hours`);
  return [overlaps.length ? "is-taken" : words.length ? "is-rest" : "", words.join(", ")];
}

// Local time of a column: hours are read from the head, because a clock change skips or repeats one.
function timeAt(minutes) {
  const labels = [...board().querySelectorAll(".hours [data-column]")];
  const label = labels.findLast((one) => one.dataset.column * STEP <= minutes) ?? labels[0];
  return clock(minutesOf(label.textContent) + minutes - label.dataset.column * STEP);
}

function placeInDay(row, x, dragged) {
  const track = row.querySelector(".track");
  const { left, width } = track.getBoundingClientRect();
  const columns = columnsOf(track);
  const pointed = ((x - left) / width) * columns * STEP;
  const start = Math.floor((pointed - (dragged?.offset ?? 0)) / STEP + (dragged?.offset ? 0.5 : 0)) * STEP;
  if (start < 0 || start >= columns * STEP) return null;
  return { start, day: board().dataset.day, time: timeAt(start), box: track, work: row.dataset.work, entries: track };
}

function placeInWeek(row, under, dragged) {
  const cell = under.closest("td");
  if (!cell) return null;
  const head = board().querySelector(".week-plan thead tr").cells[cell.cellIndex];
  const time = dragged?.element ? clock(dragged.start) : cell.dataset.first;
  return { start: minutesOf(time), day: head.dataset.day, time, box: cell, work: cell.dataset.work, entries: cell };
}

function obstacles(target, dragged) {
  const end = target.start + (dragged?.length ?? NEW_CALL);
  const takes = ([from, to]) => from < end && to > target.start;
  const own = dragged?.element?.getAttribute("href");
  const overlaps = [...target.entries.querySelectorAll("[data-t]")]
    .filter((entry) => entry.getAttribute("href") !== own && takes(spanOf(entry)))
    .map(labelOf);
  if (spans(target.entries.dataset.more).some(takes)) overlaps.push("another item");
  const works = spans(target.work).some(([from, to]) => from <= target.start && end <= to);
  return { end, overlaps, works };
}
