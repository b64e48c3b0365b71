// The dispatch board: opening and dragging entries, arrow keys between them, and warnings about overlaps before anything is
// saved. Everything works without scripts too, by links and forms; the templates in partials/dispatch set the data-
// attributes that are read here.

import { keepPageOnClose, openDialog } from "./dialog.js";
import {
  NEW_CALL, STEP, board, clock, columnsOf, isDay, labelOf, minutesOf, rowOf, spanOf, targetAt, warning,
} from "./dispatch_target.js";
import { onDrag, scrollNearEdge } from "./drag.js";

const MORNING = 7; // first visible hour of a day

keepPageOnClose();

// Opening: entries are plain links, so that thousands of them stay light

const here = () => location.pathname + location.search;

function addressOf(link, parameters) {
  const address = new URL(link, location.href);
  for (const [name, value] of Object.entries({ ...parameters, next: here() })) address.searchParams.set(name, value);
  return address.pathname + address.search;
}

const isPlain = (event) => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

document.addEventListener("click", (event) => {
  const link = event.target.closest("#dispatch a.e, #dispatch a[data-dialog]");
  if (link && isPlain(event)) {
    event.preventDefault();
    openDialog(addressOf(link.getAttribute("href"), link.matches(".e") ? { person: rowOf(link).dataset.person } : {}));
  }
});

document.addEventListener("dblclick", (event) => {
  const target = !event.target.closest(".e, a") && targetAt(event.clientX, event.clientY, null);
  if (target && !target.disabled) planAt(target, {});
});

function planAt(target, parameters) {
  openDialog(addressOf(board().dataset.plan, { ...parameters, start: `${target.day}T${target.time}`, resource: target.person }));
}

// A tooltip with what a narrow entry cannot show
for (const type of ["pointerover", "focusin"]) {
  document.addEventListener(type, (event) => {
    const entry = event.target.closest?.("#dispatch .e");
    if (entry && !entry.title) entry.title = entry.textContent.trim();
  });
}

// Arrow keys between entries

document.addEventListener("keydown", (event) => {
  const entry = event.target.closest?.("#dispatch a.e");
  if (!entry || event.altKey || event.ctrlKey || event.metaKey) return;
  const sideways = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const rows = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!sideways && !rows) return;
  event.preventDefault();
  const all = [...rowOf(entry).querySelectorAll("a.e")];
  const next = sideways ? all[all.indexOf(entry) + sideways] : nearestInNextRow(entry, rows);
  next?.focus();
  next?.scrollIntoView({ block: "nearest", inline: "nearest" });
});

function nearestInNextRow(entry, rows) {
  const left = entry.getBoundingClientRect().left;
  const away = (other) => Math.abs(other.getBoundingClientRect().left - left);
  let row = rowOf(entry);
  for (;;) {
    row = rows < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!row) return null;
    const found = [...row.querySelectorAll("a.e")];
    if (found.length) return found.reduce((best, other) => (away(other) < away(best) ? other : best));
  }
}

// Dragging

const drag = onDrag({
  grab(target, x, y) {
    const element = target.closest("#dispatch a.e[data-v]");
    const ticket = !target.closest(".btn") && target.closest("#dispatch [data-ticket]");
    if (!element && !ticket) return null;
    const dragged = { element, ticket, at: [x, y], length: NEW_CALL, label: element ? labelOf(element) : ticket.dataset.name };
    if (!element) return dragged;
    const [from, to] = spanOf(element);
    Object.assign(dragged, { start: from, length: to - from, from: rowOf(element), cell: element.closest("td") });
    if (isDay()) {
      const track = dragged.cell.querySelector(".track");
      const { left, width } = track.getBoundingClientRect();
      dragged.offset = ((x - left) * columnsOf(track) * STEP) / width - from;
    }
    return dragged;
  },

  begin(dragged) {
    dragged.ghost = document.createElement("div");
    dragged.ghost.className = "dispatch-ghost";
    dragged.ghost.setAttribute("role", "status");
    document.body.append(dragged.ghost);
    (dragged.element ?? dragged.ticket).classList.add("is-dragged");
    document.documentElement.classList.add("is-dispatching");
    showDragged(dragged);
  },

  move(dragged, x, y) {
    const scroll = board().querySelector(".dispatch-scroll");
    if (scroll) scrollNearEdge(scroll, [x, y], dragged.at, { left: scroll.querySelector("th").offsetWidth, top: 32 });
    dragged.at = [x, y];
    showDragged(dragged);
  },

  end(dragged) {
    showDrop(null);
    (dragged.element ?? dragged.ticket).classList.remove("is-dragged");
    document.documentElement.classList.remove("is-dispatching");
    dragged.ghost.remove();
  },

  drop(dragged, x, y) {
    const { element, ticket, from, cell, start } = dragged;
    const target = targetAt(x, y, dragged);
    if (!target) return;
    if (ticket) {
      planAt(target, { ticket: ticket.dataset.ticket });
    } else if (target.row !== from || (isDay() ? target.start !== start : target.box !== cell)) {
      moveEntry(element, from, target);
    }
  },
});

function showDragged(dragged) {
  dragged.target = targetAt(...dragged.at, dragged);
  showDrop(dragged.target, dragged.length);
  const { ghost, target } = dragged;
  const [state, words] = warning(target);
  ghost.className = `dispatch-ghost ${state}`;
  const lines = [["b", dragged.label]];
  if (target) lines.push(["span", `${target.name}, ${target.time}–${clock(minutesOf(target.time) + dragged.length)}`]);
  if (words) lines.push(["span", words]);
  ghost.replaceChildren(...lines.map(([tag, text]) => Object.assign(document.createElement(tag), { textContent: text })));
  const x = Math.min(dragged.at[0] + 14, innerWidth - ghost.offsetWidth - 8);
  const below = dragged.at[1] + 18;
  // A finger hides what is below it, and a narrow window has no room there.
  const y = below + ghost.offsetHeight + 8 > innerHeight ? dragged.at[1] - ghost.offsetHeight - 24 : below;
  ghost.style.transform = `translate(${Math.max(8, x)}px, ${y}px)`;
}

function showDrop(target, length) {
  document.querySelectorAll("#dispatch i.drop").forEach((mark) => mark.remove());
  document.querySelectorAll("#dispatch td.drop").forEach((cell) => cell.classList.remove("drop", "is-taken", "is-rest"));
  if (!target) return;
  const [state] = warning(target);
  if (!isDay()) {
    target.box.classList.add("drop", ...(state ? [state] : []));
    return;
  }
  const column = target.start / STEP;
  const width = Math.max(1, Math.min(Math.ceil(length / STEP), columnsOf(target.box) - column));
  const mark = document.createElement("i");
  mark.className = `drop c${column} w${width} ${state}`;
  target.box.append(mark);
}

// The server checks again, and asks in the dialog if there are overlaps.
function moveEntry(element, from, target) {
  htmx.ajax("POST", addressOf(element.getAttribute("href"), {}), {
    source: "#toasts",
    target: "#dialog",
    swap: "innerHTML",
    values: { version: element.dataset.v, instead_of: from.dataset.person, person: target.person, day: target.day, time: target.time },
  });
}

// Requests: empty filters are left out of the address, and polling pauses during typing, dragging and open dialogs

document.addEventListener("htmx:config:request", (event) => {
  const { request, sourceElement } = event.detail.ctx;
  if (!sourceElement.closest("#dispatch")) return;
  const body = request.body;
  for (const [name, value] of [...body.entries()]) if (value === "") body.delete(name);
  if (body.getAll("kind").length === document.querySelectorAll("#dispatch-filter [name=kind]").length) body.delete("kind");
});

document.addEventListener("htmx:before:request", (event) => {
  if (event.detail.ctx.sourceElement.id !== "dispatch-poll") return;
  const typing = document.activeElement?.matches("#dispatch input[type=search]");
  if (document.hidden || drag.isDragging() || typing || document.querySelector("dialog[open]")) event.preventDefault();
});

// The scroll position: the morning or the chosen day at first, and kept when the board is swapped

let scrolled = null; // {view, scroll, left, top}

function restoreScroll() {
  const scroll = document.querySelector(".dispatch-scroll");
  if (!board() || !scroll) return;
  const { view } = board().dataset;
  if (scrolled?.view === view) {
    if (scrolled.scroll !== scroll) scroll.scrollTo(scrolled.left, scrolled.top);
  } else {
    showFirst(scroll);
  }
  scrolled = { view, scroll, left: scroll.scrollLeft, top: scroll.scrollTop };
}

function showFirst(scroll) {
  const first = isDay()
    ? [...scroll.querySelectorAll(".hours [data-column]")].find((one) => parseInt(one.textContent, 10) >= MORNING)
    : scroll.querySelector(`th[data-day="${board().dataset.day}"]`);
  if (!first) return;
  const place = first.getBoundingClientRect();
  if (isDay() || place.right > scroll.getBoundingClientRect().right) {
    scroll.scrollLeft += place.left - scroll.querySelector("th").getBoundingClientRect().right;
  }
}

document.addEventListener("scroll", (event) => {
  if (scrolled && event.target === scrolled.scroll) Object.assign(scrolled, { left: scrolled.scroll.scrollLeft, top: scrolled.scroll.scrollTop });
}, true);

document.addEventListener("htmx:after:swap", restoreScroll);
document.addEventListener("DOMContentLoaded", restoreScroll);
