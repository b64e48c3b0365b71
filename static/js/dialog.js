// The dialog of a page, and the confirmation dialog. app.js describes their attributes.

/** Return the page's `<dialog id="dialog">`. */
export const dialog = () => document.getElementById("dialog");

/** Load `address` into the dialog, which opens as soon as it has content. */
export function openDialog(address) {
  htmx.ajax("GET", address, { target: "#dialog", swap: "innerHTML" });
}

function closeDialog() {
  const box = dialog();
  if (box?.open) box.close();
}

/**
 * Ask `text` in `<dialog id="confirm">`; `label` is the label of the confirming button.
 * Returns a promise of true (confirmed) or false.
 */
export function confirmed(text, label = "Yes") {
  const box = document.getElementById("confirm");
  box.querySelector("#confirm-text").textContent = text;
  box.querySelector("#confirm-yes").textContent = label;
  box.returnValue = "no";
  box.showModal();
  box.querySelector("[data-autofocus]").focus();
  return new Promise((resolve) => {
    box.addEventListener("close", () => resolve(box.returnValue === "yes"), { once: true });
  });
}

/** For pages that would lose their scroll position: `data-close-link` only closes the dialog, without navigation. */
export function keepPageOnClose() {
  document.addEventListener("click", (event) => {
    if (event.target.closest("#dialog [data-close-link]")) event.preventDefault();
  });
}

// `target` is the element that was swapped: for anything but the dialog itself, such as suggestions for a field in it, the
// focus stays in the field.
function openOrCloseByContent(target) {
  const box = dialog();
  if (!box) return;
  if (!box.firstElementChild) {
    if (box.open) box.close();
    return;
  }
  const isNew = !box.open || target === box || target === "#dialog";
  if (!box.open) box.showModal();
  if (!isNew && document.activeElement !== document.body) return;
  const wanted = box.querySelector("[aria-invalid=true]") ?? box.querySelector("[data-autofocus]");
  if (wanted && !wanted.contains(document.activeElement)) wanted.focus();
}

document.addEventListener("htmx:after:swap", (event) => openOrCloseByContent(event.detail.ctx.target));
document.addEventListener("closeDialog", closeDialog);

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-dialog-close]")) closeDialog();
});

document.addEventListener("input", (event) => {
  const box = event.target.closest("#dialog");
  if (box) box.dataset.dirty = "";
});

// `close` and `cancel` do not bubble, hence the capturing listeners.
document.addEventListener("close", (event) => {
  if (event.target !== dialog()) return;
  delete event.target.dataset.dirty;
  event.target.replaceChildren();
}, true);

document.addEventListener("cancel", (event) => {
  const box = dialog();
  if (event.target !== box || !("dirty" in box.dataset)) return;
  event.preventDefault();
  confirmed("Discard what you entered?", "Discard").then((yes) => { if (yes) closeDialog(); });
}, true);

document.addEventListener("htmx:confirm", (event) => {
  event.preventDefault();
  const { ctx, issueRequest, dropRequest } = event.detail;
  confirmed(ctx.confirm, ctx.sourceElement.dataset.confirmLabel).then((yes) => (yes ? issueRequest() : dropRequest()));
});
