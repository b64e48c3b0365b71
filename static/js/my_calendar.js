// My Calendar: the menu on empty places, arrow keys, dragging, the now line, and the dialog's fields that depend on others.
// Everything works without it too, by links and forms; see the templates for the data- attributes it reads.
"use strict";

(() => {
  const HOLD = 500; // ms that a finger rests before the menu opens
  const STIR = 5; // px that a pointer may move and still be a click
  const STEP = 15; // minutes that dragging and Alt+arrow snap to
  const MORNING = 7; // the hour that week and day views first show
  const calendar = () => document.getElementById("calendar");
  const menu = () => document.getElementById("calendar-menu");

  // Menu on an empty place: right click, Enter, the menu key, a finger held down; and that of the button "New"

  let menuOpener = null;
  const menuItems = () => [...menu().querySelectorAll("[role=menuitem]")];

  // `opener` is a slot, whose link says where an item would begin, or the button "New".
  function openMenu(opener, x, y) {
    menuOpener = opener;
    const box = menu();
    const query = new URLSearchParams(opener.search ?? (opener.dataset.start ? { start: opener.dataset.start } : {}));
    query.set("next", location.pathname + location.search);
    menuItems().forEach((item) => { item.href = `${item.dataset.menuAdd}?${query}`; });
    box.showPopover();
    const { offsetWidth: width, offsetHeight: height } = box;
    box.style.left = `${Math.max(4, Math.min(x, innerWidth - width - 4))}px`;
    box.style.top = `${Math.max(4, Math.min(y, innerHeight - height - 4))}px`;
    menuItems()[0].focus();
  }

  function openMenuAt(opener) {
    const place = opener.getBoundingClientRect();
    if (opener.matches("[data-slot]")) openMenu(opener, place.left + 12, place.top + 28);
    else openMenu(opener, place.left, place.bottom + 4);
  }

  function closeMenu() {
    menu().hidePopover();
    menuOpener?.focus();
  }

  function openDialog(address) {
    htmx.ajax("GET", address, { target: "#dialog", swap: "innerHTML" });
  }

  document.addEventListener("contextmenu", (event) => {
    const slot = event.target.closest("[data-slot]");
    if (!slot || !menu()) return;
    event.preventDefault();
    if (event.button === 2 || event.clientX || event.clientY) openMenu(slot, event.clientX, event.clientY);
    else openMenuAt(slot); // the menu key and Shift+F10 have no pointer
  });

  document.addEventListener("click", (event) => {
    const slot = event.target.closest("[data-slot]");
    if (slot && menu()) {
      event.preventDefault();
      if (event.detail === 0) openMenuAt(slot); // Enter
      else rove(slot);
    }
    const button = event.target.closest("#calendar-new");
    if (button) {
      event.preventDefault(); // or the browser would close what is opened here
      if (menu().matches(":popover-open")) closeMenu();
      else openMenuAt(button);
    }
    const add = event.target.closest("[data-menu-add]");
    if (add && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      closeMenu();
      openDialog(add.getAttribute("href"));
    }
    if (event.target.closest("#dialog [data-close-link]")) event.preventDefault();
  });

  document.addEventListener("dblclick", (event) => {
    const slot = event.target.closest("[data-slot]");
    if (slot && menu()) openDialog(slot.getAttribute("href"));
  });

  document.addEventListener("keydown", (event) => {
    const item = event.target.closest("#calendar-menu [role=menuitem]");
    if (!item) return;
    const items = menuItems();
    const place = items.indexOf(item);
    const next = {
      ArrowDown: items[place + 1] ?? items[0],
      ArrowUp: items.at(place - 1),
      Home: items[0],
      End: items.at(-1),
    }[event.key];
    if (next) next.focus();
    else if (event.key === "Tab" || event.key === "Escape") closeMenu();
    else return;
    event.preventDefault();
  });

  let hold = null;
  let heldOpen = false;
  const letGo = () => { clearTimeout(hold); };

  document.addEventListener("touchstart", (event) => {
    letGo();
    heldOpen = false;
    const slot = event.target.closest("[data-slot]");
    if (!slot || !menu() || event.touches.length > 1) return;
    const { clientX, clientY } = event.touches[0];
    hold = setTimeout(() => { heldOpen = true; openMenu(slot, clientX, clientY); }, HOLD);
  }, { passive: true });
  document.addEventListener("touchmove", letGo, { passive: true });
  document.addEventListener("touchcancel", letGo);
  document.addEventListener("touchend", (event) => {
    letGo();
    if (heldOpen) event.preventDefault(); // or the click that follows would close the menu again
  });

  // Arrow keys between empty places; only one of them is a tab stop

  function rove(slot) {
    calendar().querySelectorAll("[data-slot][tabindex='0']").forEach((other) => { other.tabIndex = -1; });
    slot.tabIndex = 0;
    slot.focus();
  }

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
      if (next) rove(next);
      else if (arrow[0]) document.getElementById(arrow[0] < 0 ? "calendar-previous" : "calendar-next").click();
    } else if (entry && event.altKey) {
      event.preventDefault();
      const [columns, rows] = arrow;
      const timed = calendar().querySelector("[data-slots=time]") && !("allDay" in entry.dataset);
      if (event.shiftKey && timed && rows) move(entry, { end_minutes: rows * STEP });
      else if (timed && rows) move(entry, { minutes: rows * STEP });
      else move(entry, { days: columns + rows * 7 });
    }
  });

  // Moving

  let focusAfter = null;

  function move(entry, by) {
    focusAfter = document.activeElement === entry ? entry.dataset.item : null;
    const { occurrence, version } = entry.dataset;
    htmx.ajax("POST", entry.dataset.move, {
      source: "#toasts", target: "#toasts", swap: "beforeend", values: { occurrence, version, ...by },
    });
  }

  let drag = null;

  function slotUnder(x, y) {
    return document.elementsFromPoint(x, y).find((element) => element.matches("[data-slot]"));
  }

  function daysBetween(from, to) {
    return Math.round((Date.parse(to) - Date.parse(from)) / 86400000); // both are midnights in UTC
  }

  document.addEventListener("pointerdown", (event) => {
    const entry = event.target.closest("[data-entry]");
    if (!entry || event.button !== 0 || event.pointerType === "touch" || !entry.closest("[data-slots]")) return;
    const slot = slotUnder(event.clientX, event.clientY);
    if (!slot) return;
    drag = { entry, x: event.clientX, y: event.clientY, slot, resize: !!event.target.closest("[data-resize]"), on: false };
  });

  function rowsMoved(event) {
    const row = parseFloat(getComputedStyle(drag.entry.parentElement).gridAutoRows);
    return (event.clientY - drag.y) / row;
  }

  document.addEventListener("pointermove", (event) => {
    if (!drag) return;
    if (!drag.on) {
      if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < STIR) return;
      drag.on = true;
      drag.height = drag.entry.offsetHeight;
      drag.entry.classList.add("is-dragged");
      document.documentElement.classList.add("is-dragging");
    }
    event.preventDefault();
    if (drag.resize) drag.entry.style.height = `${Math.max(12, drag.height + event.clientY - drag.y)}px`;
    else drag.entry.style.transform = `translate(${event.clientX - drag.x}px, ${event.clientY - drag.y}px)`;
    calendar().querySelectorAll(".is-target").forEach((slot) => slot.classList.remove("is-target"));
    if (!drag.resize) slotUnder(event.clientX, event.clientY)?.classList.add("is-target");
  });

  function endDrag() {
    drag.entry.classList.remove("is-dragged");
    drag.entry.style.removeProperty("transform");
    drag.entry.style.removeProperty("height");
    document.documentElement.classList.remove("is-dragging");
    document.querySelectorAll(".is-target").forEach((slot) => slot.classList.remove("is-target"));
    drag = null;
  }

  document.addEventListener("pointerup", (event) => {
    if (!drag) return;
    const { entry, slot, resize, on } = drag;
    if (!on) { drag = null; return; }
    const target = slotUnder(event.clientX, event.clientY);
    const timed = entry.classList.contains("segment");
    const minutes = timed ? Math.round((rowsMoved(event) * 5) / STEP) * STEP : 0;
    endDrag();
    // The click that follows a drag must not open the dialog; where none follows, the next one must.
    const swallow = (click) => { click.preventDefault(); click.stopImmediatePropagation(); };
    addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", swallow, { capture: true }));
    if (resize) {
      if (minutes) move(entry, { end_minutes: minutes });
    } else if (target) {
      const days = daysBetween(slot.dataset.day, target.dataset.day);
      if (days || minutes) move(entry, { days, minutes });
    }
  });

  // Links have a drag of their own, which would take the pointer away.
  document.addEventListener("dragstart", (event) => { if (drag) event.preventDefault(); });
  document.addEventListener("pointercancel", () => { if (drag?.on) endDrag(); drag = null; });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && drag?.on) endDrag(); });

  // Asking for news: not while hidden, while a dialog is open, or while something is being dragged

  document.addEventListener("htmx:before:request", (event) => {
    if (event.detail.ctx.sourceElement.id !== "calendar-poll") return;
    if (document.hidden || drag?.on || document.querySelector("dialog[open], #calendar-menu:popover-open")) event.preventDefault();
  });

  // What is shown first, and the line that says when now is

  let shown = null;

  function settle() {
    const grid = document.querySelector(".time-grid");
    const place = calendar() && `${calendar().dataset.view} ${calendar().dataset.day}`;
    if (grid && place !== shown) {
      const day = calendar().dataset.day;
      const slot = grid.querySelector(`[data-slot][data-day="${day}"][href*="T${String(MORNING).padStart(2, "0")}:00"]`);
      grid.style.setProperty("--top", `${grid.querySelector(".time-top").offsetHeight}px`);
      if (slot) {
        if (!shown?.startsWith(calendar().dataset.view)) grid.scrollTop = slot.offsetTop;
        // No further than needed: where the whole week has room, nothing moves.
        grid.scrollLeft = slot.closest(".time-column").offsetLeft - grid.querySelector(".time-axis").offsetWidth;
      }
    }
    shown = place;
    if (focusAfter) {
      document.querySelector(`[data-item="${focusAfter}"]`)?.focus();
      focusAfter = null;
    }
    settleForm();
  }

  setInterval(() => {
    const line = document.querySelector("[data-now-row]");
    if (!line) return;
    const row = Number(line.dataset.nowRow);
    line.classList.replace(`row-${row}`, `row-${row + 1}`);
    line.dataset.nowRow = row + 1;
  }, 300000);

  // The dialog: show the fields that apply, let the end follow the start

  function settleForm() {
    const form = document.querySelector("[data-item-form]");
    if (!form) return;
    const show = (element, yes) => { element.hidden = !yes; };
    form.querySelectorAll("[data-timed]").forEach((box) => show(box, !form.elements.all_day.checked));
    const repeat = form.elements.repeat.value;
    form.querySelectorAll("[data-rule]").forEach((box) => show(box, box.dataset.rule.split(" ").includes(repeat)));
    form.querySelectorAll("[data-ends]").forEach((box) => show(box, box.dataset.ends === form.elements.ends.value));
    const follows = form.querySelector("[data-follows-scope]");
    if (follows) follows.disabled = form.elements.scope.value === "this";
  }

  function startOf(form) {
    return Date.parse(`${form.elements.start_date.value}T${form.elements.start_time.value || "00:00"}Z`);
  }

  document.addEventListener("focusin", (event) => {
    const form = event.target.closest?.("[data-item-form]");
    if (form && /^start_/.test(event.target.name)) form.dataset.start = startOf(form);
  });

  document.addEventListener("change", (event) => {
    const form = event.target.closest?.("[data-item-form]");
    if (!form) return;
    if (/^start_/.test(event.target.name)) {
      const by = startOf(form) - Number(form.dataset.start);
      const end = Date.parse(`${form.elements.end_date.value}T${form.elements.end_time.value || "00:00"}Z`);
      if (by && !Number.isNaN(by + end)) {
        const moved = new Date(end + by).toISOString();
        form.elements.end_date.value = moved.slice(0, 10);
        if (form.elements.end_time.value) form.elements.end_time.value = moved.slice(11, 16);
      }
      form.dataset.start = startOf(form);
    }
    if (event.target.name === "all_day" && !event.target.checked && !form.elements.start_time.value) {
      form.elements.start_time.value = "09:00";
      form.elements.end_time.value = "10:00";
    }
    settleForm();
  });

  document.addEventListener("htmx:after:swap", settle);
  document.addEventListener("DOMContentLoaded", settle);
})();
