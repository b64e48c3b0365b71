// The dispatch board: opening and dragging entries, arrow keys between them, and saying what is in the way before anything
// is saved. Everything works without it too, by links and forms; see the templates for the data- attributes it reads.
"use strict";

(() => {
  const STEP = 15; // minutes of a column
  const NEW_CALL = 60; // minutes that a dropped ticket is planned for
  const MORNING = 7; // the hour that a day first shows
  const board = () => document.getElementById("dispatch");

  // Opening: entries are plain links, so that thousands of them stay light

  const here = () => location.pathname + location.search;

  function addressOf(link, parameters) {
    const address = new URL(link, location.href);
    for (const [name, value] of Object.entries({ ...parameters, next: here() })) address.searchParams.set(name, value);
    return address.pathname + address.search;
  }

  function openDialog(address) {
    htmx.ajax("GET", address, { target: "#dialog", swap: "innerHTML" });
  }

  const isPlain = (event) => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#dispatch a.e, #dispatch a[data-dialog]");
    if (link && isPlain(event)) {
      event.preventDefault();
      openDialog(addressOf(link.getAttribute("href"), link.matches(".e") ? { person: rowOf(link).dataset.person } : {}));
    }
    if (event.target.closest("#dialog [data-close-link]")) event.preventDefault();
  });

  document.addEventListener("dblclick", (event) => {
    const target = !event.target.closest(".e, a") && targetAt(event.clientX, event.clientY, null);
    if (target && !target.disabled) planAt(target, {});
  });

  function planAt(target, parameters) {
    openDialog(addressOf(board().dataset.plan, { ...parameters, start: `${target.day}T${target.time}`, resource: target.person }));
  }

  // What a narrow entry cannot show
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
    const next = sideways ? all[all.indexOf(entry) + sideways] : nearestBeyond(entry, rows);
    next?.focus();
    next?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  function nearestBeyond(entry, rows) {
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

  // Where something would be dropped, and what is in the way there

  const rowOf = (element) => element.closest("tr");
  const isDay = () => board().dataset.view === "day";
  const spans = (text) => (text ?? "").trim().split(" ").filter(Boolean).map((span) => span.split(",").map(Number));
  const labelOf = (entry) => entry.textContent.replace(entry.querySelector("b")?.textContent ?? "", "").trim() || "another item";
  const columnsOf = (track) => Number(track.className.match(/columns-(\d+)/)[1]);
  const two = (number) => String(number).padStart(2, "0");

  // Wall-clock time of a column: hours are read from the head, because a clock change skips or repeats one.
  function timeAt(minutes) {
    const labels = [...board().querySelectorAll(".hours [data-column]")];
    const label = labels.findLast((one) => one.dataset.column * STEP <= minutes) ?? labels[0];
    const [hour, minute] = label.textContent.split(":").map(Number);
    const wall = hour * 60 + minute + minutes - label.dataset.column * STEP;
    return `${two(Math.floor(wall / 60) % 24)}:${two(wall % 60)}`;
  }

  const minutesOf = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const told = (minutes) => `${two(Math.floor(minutes / 60) % 24)}:${two(((minutes % 60) + 60) % 60)}`;

  // `dragged`: {length, offset (minutes between its start and the pointer), start (minutes), element}; none is a new call.
  function targetAt(x, y, dragged) {
    const under = document.elementFromPoint(x, y);
    const row = under?.closest("#dispatch tr[data-person]");
    if (!row || under.closest("th")) return null;
    const place = isDay() ? placeInDay(row, x, dragged) : placeInWeek(row, under, dragged);
    if (!place) return null;
    const target = { ...place, row, person: row.dataset.person, name: row.dataset.name, disabled: "disabled" in row.dataset };
    return { ...target, ...judged(target, dragged) };
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
    const time = dragged?.element ? told(dragged.start) : cell.dataset.first;
    return { start: minutesOf(time), day: head.dataset.day, time, box: cell, work: cell.dataset.work, entries: cell };
  }

  function judged(target, dragged) {
    const end = target.start + (dragged?.length ?? NEW_CALL);
    const takes = ([from, to]) => from < end && to > target.start;
    const own = dragged?.element?.getAttribute("href");
    const overlaps = [...target.entries.querySelectorAll("[data-t]")]
      .filter((entry) => entry.getAttribute("href") !== own && takes(spans(entry.dataset.t)[0]))
      .map(labelOf);
    if (spans(target.entries.dataset.more).some(takes)) overlaps.push("another item");
    const works = spans(target.work).some(([from, to]) => from <= target.start && end <= to);
    return { end, overlaps, works };
  }

  // Dragging, by mouse or by a finger that rested first (carry.js)

  const hand = carrying({
    grab(target, x, y) {
      const element = target.closest("#dispatch a.e[data-v]");
      const ticket = !target.closest(".btn") && target.closest("#dispatch [data-ticket]");
      if (!element && !ticket) return null;
      const drag = { element, ticket, at: [x, y], length: NEW_CALL, label: element ? labelOf(element) : ticket.dataset.name };
      if (!element) return drag;
      const [from, to] = spans(element.dataset.t)[0];
      Object.assign(drag, { start: from, length: to - from, from: rowOf(element), cell: element.closest("td") });
      if (isDay()) {
        const track = drag.cell.querySelector(".track");
        const { left, width } = track.getBoundingClientRect();
        drag.offset = ((x - left) * columnsOf(track) * STEP) / width - from;
      }
      return drag;
    },

    begin(drag) {
      drag.ghost = document.createElement("div");
      drag.ghost.className = "dispatch-ghost";
      drag.ghost.setAttribute("role", "status");
      document.body.append(drag.ghost);
      (drag.element ?? drag.ticket).classList.add("is-dragged");
      document.documentElement.classList.add("is-dispatching");
      point(drag);
    },

    move(drag, x, y) {
      const scroll = board().querySelector(".dispatch-scroll");
      if (scroll) carrying.scroll(scroll, [x, y], drag.at, { left: scroll.querySelector("th").offsetWidth, top: 32 });
      drag.at = [x, y];
      point(drag);
    },

    end(drag) {
      showDrop(null);
      (drag.element ?? drag.ticket).classList.remove("is-dragged");
      document.documentElement.classList.remove("is-dispatching");
      drag.ghost.remove();
    },

    drop(drag, x, y) {
      const { element, ticket, from, cell, start } = drag;
      const target = targetAt(x, y, drag);
      if (!target) return;
      if (ticket) {
        planAt(target, { ticket: ticket.dataset.ticket });
      } else if (target.row !== from || (isDay() ? target.start !== start : target.box !== cell)) {
        move(element, from, target);
      }
    },
  });

  function point(drag) {
    drag.target = targetAt(...drag.at, drag);
    showDrop(drag.target, drag.length);
    const { ghost, target } = drag;
    const [state, words] = verdict(target);
    ghost.className = `dispatch-ghost ${state}`;
    const lines = [["b", drag.label]];
    if (target) lines.push(["span", `${target.name}, ${target.time}–${told(minutesOf(target.time) + drag.length)}`]);
    if (words) lines.push(["span", words]);
    ghost.replaceChildren(...lines.map(([tag, text]) => Object.assign(document.createElement(tag), { textContent: text })));
    const x = Math.min(drag.at[0] + 14, innerWidth - ghost.offsetWidth - 8);
    const below = drag.at[1] + 18;
    // A finger hides what lies under it, and a narrow window has no room below.
    const y = below + ghost.offsetHeight + 8 > innerHeight ? drag.at[1] - ghost.offsetHeight - 24 : below;
    ghost.style.transform = `translate(${Math.max(8, x)}px, ${y}px)`;
  }

  function verdict(target) {
    if (!target) return ["", ""];
    if (target.disabled) return ["is-taken", "⚠ Disabled: cannot be planned for"];
    const words = [];
    if (target.overlaps.length) words.push(`⚠ overlaps “${target.overlaps[0]}”${target.overlaps.length > 1 ? ` and ${target.overlaps.length - 1} more` : ""}`);
    if (!target.works) words.push(`${words.length ? "" : "⚠ "}outside working hours`);
    return [target.overlaps.length ? "is-taken" : words.length ? "is-rest" : "", words.join(", ")];
  }

  function showDrop(target, length) {
    document.querySelectorAll("#dispatch i.drop").forEach((mark) => mark.remove());
    document.querySelectorAll("#dispatch td.drop").forEach((cell) => cell.classList.remove("drop", "is-taken", "is-rest"));
    if (!target) return;
    const [state] = verdict(target);
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

  // The server looks again, and asks in the dialog where something is in the way.
  function move(element, from, target) {
    htmx.ajax("POST", addressOf(element.getAttribute("href"), {}), {
      source: "#toasts",
      target: "#dialog",
      swap: "innerHTML",
      values: { version: element.dataset.v, instead_of: from.dataset.person, person: target.person, day: target.day, time: target.time },
    });
  }

  // Requests: what is not chosen stays out of the address, and news wait while somebody is in the middle of something

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
    if (document.hidden || hand.isOn() || typing || document.querySelector("dialog[open]")) event.preventDefault();
  });

  // What is shown first; and what was in sight stays there when the plan comes anew

  let sight = null; // {view, scroll, left, top}

  function settle() {
    const scroll = document.querySelector(".dispatch-scroll");
    if (!board() || !scroll) return;
    const { view } = board().dataset;
    if (sight?.view === view) {
      if (sight.scroll !== scroll) scroll.scrollTo(sight.left, sight.top);
    } else {
      showFirst(scroll);
    }
    sight = { view, scroll, left: scroll.scrollLeft, top: scroll.scrollTop };
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
    if (sight && event.target === sight.scroll) Object.assign(sight, { left: sight.scroll.scrollLeft, top: sight.scroll.scrollTop });
  }, true);

  document.addEventListener("htmx:after:swap", settle);
  document.addEventListener("DOMContentLoaded", settle);
})();
