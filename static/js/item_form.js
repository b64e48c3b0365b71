// The form of a calendar item ([data-item-form]), in the dialog or on a page: shows the fields that apply, and moves the
// end when the start is changed. Without scripts all fields are shown.

const form = () => document.querySelector("[data-item-form]");

function showFieldsThatApply() {
  if (!form()) return;
  const { all_day: allDay, repeat, ends, scope } = form().elements;
  const show = (selector, applies) => {
    form().querySelectorAll(selector).forEach((field) => { field.hidden = !applies(field); });
  };
  show("[data-timed]", () => !allDay.checked);
  show("[data-rule]", (field) => field.dataset.rule.split(" ").includes(repeat.value));
  show("[data-ends]", (field) => field.dataset.ends === ends.value);
  const follows = form().querySelector("[data-follows-scope]");
  if (follows) follows.disabled = scope.value === "this";
}

// Milliseconds; midnight without a time of day. Local time is computed as UTC, because only differences are used.
function timeOf({ elements }, side) {
  return Date.parse(`${elements[`${side}_date`].value}T${elements[`${side}_time`].value || "00:00"}Z`);
}

function moveEndWithStart(changed) {
  const { elements } = changed;
  const by = timeOf(changed, "start") - Number(changed.dataset.start);
  const end = timeOf(changed, "end");
  if (!by || Number.isNaN(by + end)) return;
  const moved = new Date(end + by).toISOString();
  elements.end_date.value = moved.slice(0, 10);
  if (elements.end_time.value) elements.end_time.value = moved.slice(11, 16);
}

document.addEventListener("focusin", (event) => {
  const focused = event.target.closest?.("[data-item-form]");
  if (focused) focused.dataset.start ??= timeOf(focused, "start");  // once: a picker gives the focus back after it set a date
});

document.addEventListener("change", (event) => {
  const changed = event.target.closest?.("[data-item-form]");
  if (!changed) return;
  const { name, checked } = event.target;
  const { start_time: startTime, end_time: endTime } = changed.elements;
  if (name.startsWith("start_")) moveEndWithStart(changed);
  if (name === "all_day" && !checked && !startTime.value) {
    startTime.value = "09:00";
    endTime.value = "10:00";
  }
  changed.dataset.start = timeOf(changed, "start");
  showFieldsThatApply();
});

document.addEventListener("htmx:after:swap", showFieldsThatApply);
document.addEventListener("DOMContentLoaded", showFieldsThatApply);
