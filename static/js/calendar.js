// My Calendar: arrow keys between empty slots, moving entries by keyboard, mouse and touch, polling, and the now line. A
// long press drags an entry and, on an empty slot, opens the menu. Everything works without scripts too, by links and
// forms; the templates in partials/my_calendar set the data- attributes that are read here.

import { hasMenu, openMenu } from "./calendar_menu.js";
import { keepPageOnClose, openDialog } from "./dialog.js";
import { onDrag, scrollNearEdge } from "./drag.js";
import "./item_form.js";

const STEP = 15; // minutes that dragging and Alt+arrow snap to
const ROW = 5; // minutes of a row of the time grid
const MORNING = 7; // first visible hour of week and day views
const DAY = 86400000; // ms
const NOW_LINE_STEP = 300000; // ms after which the now line moves down by a row

const calendar = () => document.getElementById("calendar");

keepPageOnClose();

document.addEventListener("dblclick", (event) => {
  const slot = event.target.closest("[data-slot]");
  if (slot && hasMenu()) openDialog(slot.getAttribute("href"));
});

// Arrow keys between empty slots, of which one is a tab stop (roving tabindex)

function focusSlot(slot) {
  calendar().querySelectorAll("[data-slot][tabindex='0']").forEach((other) => { other.tabIndex = -1; });
  slot.tabIndex = 0;
  slot.focus();
}

document.addEventListener("click", (event) => {
  const slot = event.target.closest("[data-slot]");
  if (!slot || !hasMenu() || event.detail === 0) return; // Enter opens the menu
  event.preventDefault();
  focusSlot(slot);
});

function neighbour(slot, columns, rows) {
  const column = Number(slot.dataset.column) + columns;
  const all = [...calendar().querySelectorAll(`[data-slot][data-column="${column}"]`)];
  const row = Number(slot.dataset.row);
  if (!rows) {
    return all.reduce((best, other) => (
      !best || Math.abs(other.dataset.row - row) < Math.abs(best.dataset.row - row) ? other : best), null);
  }
  const beyond = all.filter((other) => (other.dataset.row - row) * rows > 0);
  return beyond.sort((one, two) => (one.dataset.row - two.dataset.row) * rows)[0];
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

document.addEventListener("keydown", (event) => {
  const arrow = ARROWS[event.key];
  if (!arrow || !calendar()) return;
  const slot = event.target.closest("[data-slot]");
  const entry = event.target.closest("[data-entry]");
  if (slot && !event.altKey && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    const next = neighbour(slot, ...arrow);
    if (next) focusSlot(next);
    else if (arrow[0]) document.getElementById(arrow[0] < 0 ? "calendar-previous" : "calendar-next").click();
  } else if (entry && event.altKey) {
    event.preventDefault();
    const [columns, rows] = arrow;
    const timed = calendar().querySelector("[data-slots=time]") && !("allDay" in entry.dataset);
    if (event.shiftKey && timed && rows) moveEntry(entry, { end_minutes: rows * STEP });
    else if (timed && rows) moveEntry(entry, { minutes: rows * STEP });
    else moveEntry(entry, { days: columns + rows * 7 });
  }
});

// Moving entries

let focusAfterSwap = null; // data-item of an entry

function moveEntry(entry, by) {
  focusAfterSwap = document.activeElement === entry ? entry.dataset.item : null;
  const { occurrence, version } = entry.dataset;
  htmx.ajax("POST", entry.dataset.move, {
    source: "#toasts", target: "#toasts", swap: "beforeend", values: { occurrence, version, ...by },
  });
}

function slotAt(x, y) {
  return document.elementsFromPoint(x, y).find((element) => element.matches("[data-slot]"));
}

function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY); // both are midnights in UTC
}

// Return the distance (px) that the pointer moved over the grid, scrolling during the drag included.
function distance({ from, grid, scrolled }, x, y) {
  return [x - from[0] + (grid ? grid.scrollLeft - scrolled[0] : 0), y - from[1] + (grid ? grid.scrollTop - scrolled[1] : 0)];
}

const drag = onDrag({
  grab(target, x, y) {
    const entry = target.closest("[data-entry]");
    const slot = entry?.closest("[data-slots]") && slotAt(x, y);
    if (!slot) return null;
    const grid = entry.closest(".time-body") && entry.closest(".time-grid");
    return {
      entry, slot, grid, from: [x, y], at: [x, y], resize: !!target.closest("[data-resize]"),
      scrolled: grid && [grid.scrollLeft, grid.scrollTop], height: entry.offsetHeight,
    };
  },

  begin({ entry }) {
    entry.classList.add("is-dragged");
    document.documentElement.classList.add("is-dragging");
  },

  move(dragged, x, y) {
    const { entry, grid, resize } = dragged;
    if (grid) {
      const top = grid.querySelector(".time-top").offsetHeight;
      scrollNearEdge(grid, [x, y], dragged.at, { left: grid.querySelector(".time-axis").offsetWidth, top });
    }
    dragged.at = [x, y];
    const [across, down] = distance(dragged, x, y);
    if (resize) entry.style.height = `${Math.max(12, dragged.height + down)}px`;
    else entry.style.transform = `translate(${across}px, ${down}px)`;
    calendar().querySelectorAll(".is-target").forEach((slot) => slot.classList.remove("is-target"));
    if (!resize) slotAt(x, y)?.classList.add("is-target");
  },

  end({ entry }) {
    entry.classList.remove("is-dragged");
    entry.style.removeProperty("transform");
    entry.style.removeProperty("height");
    document.documentElement.classList.remove("is-dragging");
    document.querySelectorAll(".is-target").forEach((slot) => slot.classList.remove("is-target"));
  },

  drop(dragged, x, y) {
    const { entry, slot, resize } = dragged;
    const target = slotAt(x, y);
    const row = parseFloat(getComputedStyle(entry.parentElement).gridAutoRows);
    const timed = entry.classList.contains("segment");
    const minutes = timed ? Math.round((distance(dragged, x, y)[1] / row) * ROW / STEP) * STEP : 0;
    if (resize) {
      if (minutes) moveEntry(entry, { end_minutes: minutes });
    } else if (target) {
      const days = daysBetween(slot.dataset.day, target.dataset.day);
      if (days || minutes) moveEntry(entry, { days, minutes });
    }
  },

  longPress(target, x, y) {
    const slot = target.closest("[data-slot]");
    if (slot && hasMenu()) openMenu(slot, x, y);
    return !!slot && hasMenu();
  },
});

// Polling: paused while the page is hidden, a dialog or menu is open, or an entry is being dragged

document.addEventListener("htmx:before:request", (event) => {
  if (event.detail.ctx.sourceElement.id !== "calendar-poll") return;
  const isBusy = drag.isDragging() || document.querySelector("dialog[open], #calendar-menu:popover-open");
  if (document.hidden || isBusy) event.preventDefault();
});

// The scroll position of a view that is shown for the first time, and the now line

let shown = null; // view and day

function showMorning(grid) {
  const { day, view } = calendar().dataset;
  const slot = grid.querySelector(`[data-slot][data-day="${day}"][href*="T${String(MORNING).padStart(2, "0")}:00"]`);
  grid.style.setProperty("--top", `${grid.querySelector(".time-top").offsetHeight}px`);
  if (!slot) return;
  if (!shown?.startsWith(view)) grid.scrollTop = slot.offsetTop;
  // No further than needed: if the whole week is visible, nothing is scrolled.
  grid.scrollLeft = slot.closest(".time-column").offsetLeft - grid.querySelector(".time-axis").offsetWidth;
}

function restoreView() {
  const grid = document.querySelector(".time-grid");
  const place = calendar() && `${calendar().dataset.view} ${calendar().dataset.day}`;
  if (grid && place !== shown) showMorning(grid);
  shown = place;
  if (!focusAfterSwap) return;
  document.querySelector(`[data-item="${focusAfterSwap}"]`)?.focus();
  focusAfterSwap = null;
}

setInterval(() => {
  const line = document.querySelector("[data-now-row]");
  if (!line) return;
  const row = Number(line.dataset.nowRow);
  line.classList.replace(`row-${row}`, `row-${row + 1}`);
  line.dataset.nowRow = row + 1;
}, NOW_LINE_STEP);

document.addEventListener("htmx:after:swap", restoreView);
document.addEventListener("DOMContentLoaded", restoreView);
