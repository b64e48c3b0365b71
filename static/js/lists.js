// Lists of tasks and of to-dos: clearing the field after quick add, and dragging rows. The buttons beside each row do the
// same by keyboard.

// Quick add

document.addEventListener("htmx:after:request", (event) => {
  const { sourceElement, response } = event.detail.ctx;
  if (!sourceElement.matches("[data-quick-add]") || !response || response.status >= 400) return;
  const field = sourceElement.elements.title;
  field.value = "";
  field.focus();
});

// Keeping the focus when the list is swapped

let focused = null;

document.addEventListener("htmx:before:swap", () => {
  const { activeElement } = document;
  focused = activeElement?.closest("#work-list") ? activeElement.id : null;
});
document.addEventListener("htmx:after:swap", () => {
  if (!focused || document.activeElement !== document.body) return;
  // If the row was completed or deleted, the first remaining row gets the focus.
  const first = document.querySelector("#work-list .work-check button") ?? document.getElementById("work-quick-title");
  (document.getElementById(focused) ?? first)?.focus();
});

document.addEventListener("click", (event) => {
  if (event.target.closest(".work-at-the-end")) event.preventDefault();
});

// Dragging by the handle, with mouse, pen or finger

let drag = null;

const rowUnder = (event) => document.elementsFromPoint(event.clientX, event.clientY)
  .map((element) => element.closest("[data-reorder] > .work-row")).find((row) => row);

function unmark() {
  document.querySelectorAll(".is-before, .is-after").forEach((row) => row.classList.remove("is-before", "is-after"));
}

function end() {
  unmark();
  drag?.row.classList.remove("is-dragged");
  document.documentElement.classList.remove("is-reordering");
  drag = null;
}

document.addEventListener("pointerdown", (event) => {
  const handle = event.target.closest("[data-handle]");
  if (!handle || event.button !== 0) return;
  event.preventDefault();
  drag = { row: handle.closest(".work-row"), target: null, after: false };
  drag.row.classList.add("is-dragged");
  document.documentElement.classList.add("is-reordering");
});

document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  const row = rowUnder(event);
  unmark();
  drag.target = row && row !== drag.row ? row : null;
  if (!drag.target) return;
  const box = row.getBoundingClientRect();
  drag.after = event.clientY > box.top + box.height / 2;
  row.classList.add(drag.after ? "is-after" : "is-before");
});

document.addEventListener("pointerup", () => {
  if (!drag) return;
  const { row, target, after } = drag;
  end();
  if (!target) return;
  htmx.ajax("POST", row.dataset.place, {
    source: "#toasts", target: "#toasts", swap: "beforeend", values: { [after ? "after" : "before"]: target.dataset.work },
  });
});

document.addEventListener("pointercancel", end);
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && drag) end(); });
