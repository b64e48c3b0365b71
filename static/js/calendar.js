// My Calendar: the menu on empty places, arrow keys, dragging (carry.js), the now line, and the dialog's fields that depend
// on others. A finger held down carries an entry and, on an empty place, opens the menu.
// Everything works without it too, by links and forms; see the templates for the data- attributes it reads.
"use strict";

(() => {
  const STEP = 15; // minutes that dragging and Alt+arrow snap to
  const MORNING = 7; // the hour that week and day views first show
  const calendar = () => document.getElementById("calendar");
  const menu = () => document.getElementById("calendar-menu");

  // Menu on an empty place: right click, Enter, the menu key, a finger held down; and that of the button "New"

  let menuOpener = null;
  const isMenuOpen = () => !!menu()?.matches(":popover-open");
  const menuItems = () => [...menu().querySelectorAll("[role=menuitem]")];

  // `opener` is a slot, whose link says where an item would begin, or the button "New".
  function openMenu(opener, x, y) {
    menuOpener = opener;
    const box = menu();
    const query = new URLSearchParams(opener.search ?? (opener.dataset.start ? { start: opener.dataset.start } : {}));
    query.set("next", location.pathname + location.search);
    menuItems().forEach((item) => { item.href = `${item.dataset.menuAdd}?${query}`; });
    // Or the end of the very press that opened it would close it again, as the standard has it and some browsers do.
    box.popover = "manual";
    if (!isMenuOpen()) box.showPopover();
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

  document.addEventListener("pointerdown", (event) => {
    if (isMenuOpen() && !event.target.closest("#calendar-menu, #calendar-new")) menu().hidePopover();
  });

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
      event.preventDefault(); // without scripts, the browser opens it
      if (isMenuOpen()) closeMenu();
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
    if (!item) {
      if (event.key === "Escape" && isMenuOpen()) closeMenu();
      return;
    }
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

  // By mouse, or by a finger that rested on the entry

  function slotUnder(x, y) {
    return document.elementsFromPoint(x, y).find((element) => element.matches("[data-slot]"));
  }

  function daysBetween(from, to) {
    return Math.round((Date.parse(to) - Date.parse(from)) / 86400000); // both are midnights in UTC
  }

  // How far it was carried, in px; what was scrolled meanwhile counts too.
  function wayOf({ from, grid, scrolled }, x, y) {
    return [x - from[0] + (grid ? grid.scrollLeft - scrolled[0] : 0), y - from[1] + (grid ? grid.scrollTop - scrolled[1] : 0)];
  }

  const hand = carrying({
    grab(target, x, y) {
      const entry = target.closest("[data-entry]");
      const slot = entry?.closest("[data-slots]") && slotUnder(x, y);
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

    move(drag, x, y) {
      const { entry, grid, resize } = drag;
      if (grid) {
        const top = grid.querySelector(".time-top").offsetHeight;
        carrying.scroll(grid, [x, y], drag.at, { left: grid.querySelector(".time-axis").offsetWidth, top });
      }
      drag.at = [x, y];
      const [across, down] = wayOf(drag, x, y);
      if (resize) entry.style.height = `${Math.max(12, drag.height + down)}px`;
      else entry.style.transform = `translate(${across}px, ${down}px)`;
      calendar().querySelectorAll(".is-target").forEach((slot) => slot.classList.remove("is-target"));
      if (!resize) slotUnder(x, y)?.classList.add("is-target");
    },

    end({ entry }) {
      entry.classList.remove("is-dragged");
      entry.style.removeProperty("transform");
      entry.style.removeProperty("height");
      document.documentElement.classList.remove("is-dragging");
      document.querySelectorAll(".is-target").forEach((slot) => slot.classList.remove("is-target"));
    },

    drop(drag, x, y) {
      const { entry, slot, resize } = drag;
      const target = slotUnder(x, y);
      const row = parseFloat(getComputedStyle(entry.parentElement).gridAutoRows);
      const timed = entry.classList.contains("segment");
      const minutes = timed ? Math.round((wayOf(drag, x, y)[1] / row) * 5 / STEP) * STEP : 0;
      if (resize) {
        if (minutes) move(entry, { end_minutes: minutes });
      } else if (target) {
        const days = daysBetween(slot.dataset.day, target.dataset.day);
        if (days || minutes) move(entry, { days, minutes });
      }
    },

    rest(target, x, y) {
      const slot = target.closest("[data-slot]");
      if (slot && menu()) openMenu(slot, x, y);
      return !!slot && !!menu();
    },
  });

  // Asking for news: not while hidden, while a dialog is open, or while something is being dragged

  document.addEventListener("htmx:before:request", (event) => {
    if (event.detail.ctx.sourceElement.id !== "calendar-poll") return;
    if (document.hidden || hand.isOn() || document.querySelector("dialog[open], #calendar-menu:popover-open")) event.preventDefault();
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
    if (form) form.dataset.start ??= startOf(form);  // once: a picker gives the focus back after it set a date
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
    }
    if (event.target.name === "all_day" && !event.target.checked && !form.elements.start_time.value) {
      form.elements.start_time.value = "09:00";
      form.elements.end_time.value = "10:00";
    }
    form.dataset.start = startOf(form);
    settleForm();
  });

  document.addEventListener("htmx:after:swap", settle);
  document.addEventListener("DOMContentLoaded", settle);
})();
