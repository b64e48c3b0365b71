// Behaviour every page shares. What pages and partials can rely on:
//
// <dialog id="dialog">       Target it (hx-target="#dialog"): it opens as soon as it has content and closes when it has none.
//                            Its heading carries id="dialog-title". Escape asks first if something was typed.
//   data-autofocus           on an element inside: gets the focus when the dialog opens or its content is replaced.
//   data-dialog-close        on a button inside: closes it.
//   HX-Trigger: closeDialog  in an answer: closes it.
// data-confirm="Really?"     on a form, or on one of its submit buttons: asks in <dialog id="confirm"> before sending, with
//                            or without htmx. data-confirm-label names the button that goes ahead ("Delete").
//                            hx-confirm on any htmx element uses the same dialog.
// #toasts                    Append with <hx-partial hx-target="#toasts" hx-swap="beforeend"> or partials/_toast.html.
//   HX-Trigger: {"toast": {"text": "Saved", "level": "success"}}   does the same; levels: success, info, warning, danger.
//   data-dismiss-after="8"   on a toast: it leaves after so many seconds, but never while it is pointed at or has focus.
// data-dismiss               on a button: removes the toast or message around it.
// Forms are sent once: while a form is on its way, and once its answer leads elsewhere, another submit is ignored.
// data-download              on a form: its answer is a file, so the page stays and it may be sent again.
// A session that ends takes no page away: a bar says so, regular looks for news pause, and forms wait. Once the same person
// has signed in again, in whatever window, their tokens are renewed and they can be sent.
"use strict";

const dialog = () => document.getElementById("dialog");

// Dialog

// `target` is what was swapped: anything else than the dialog itself, such as suggestions for a field in it, leaves the
// focus where somebody types.
function settleDialog(target) {
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

function closeDialog() {
  const box = dialog();
  if (box?.open) box.close();
}

// `close` and `cancel` do not bubble, hence the capturing listeners.
document.addEventListener("close", (event) => {
  if (event.target !== dialog()) return;
  delete event.target.dataset.dirty;
  event.target.replaceChildren();
  showBar();  // where it was in the dialog, it went with it
}, true);

document.addEventListener("cancel", (event) => {
  const box = dialog();
  if (event.target !== box || !("dirty" in box.dataset)) return;
  event.preventDefault();
  ask("Discard what you entered?", "Discard").then((yes) => { if (yes) closeDialog(); });
}, true);

document.addEventListener("input", (event) => {
  const box = event.target.closest("#dialog");
  if (box) box.dataset.dirty = "";
});

document.addEventListener("closeDialog", closeDialog);

// Confirmation

function ask(text, label = "Yes") {
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

document.addEventListener("htmx:confirm", (event) => {
  event.preventDefault();
  const { ctx, issueRequest, dropRequest } = event.detail;
  ask(ctx.confirm, ctx.sourceElement.dataset.confirmLabel).then((yes) => (yes ? issueRequest() : dropRequest()));
});

// Forms: asked about, and sent once

const confirmed = new WeakSet();

// On the window and capturing, so that it comes before htmx, which listens on the form itself.
window.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "dialog") return;
  if (bar && form.method === "post") {
    event.preventDefault();
    event.stopImmediatePropagation();
    const { submitter } = event;
    look().then(() => (bar ? bar.querySelector("a").focus() : form.requestSubmit(submitter)));
    return;
  }
  const question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
  if ("sent" in form.dataset) {
    event.preventDefault();
    event.stopImmediatePropagation();
  } else if (question && !confirmed.delete(form)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    const { submitter } = event;
    ask(question, submitter?.dataset.confirmLabel ?? form.dataset.confirmLabel).then((yes) => {
      if (!yes) return;
      confirmed.add(form);
      form.requestSubmit(submitter);
    });
  }
}, true);

// Bubbling: by now a script that takes the submit over (htmx, for one) has prevented the browser's own.
window.addEventListener("submit", (event) => {
  const { dataset, method } = event.target;
  if (!event.defaultPrevented && method === "post" && !("download" in dataset)) dataset.sent = "";
});

// A page that comes back from the browser's cache has not sent anything.
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

document.addEventListener("htmx:before:request", (event) => {
  event.detail.ctx.sourceElement.setAttribute("aria-busy", "true");
});

document.addEventListener("htmx:after:request", (event) => {
  const { hx, sourceElement } = event.detail.ctx;
  if ((hx?.location || hx?.redirect) && sourceElement.matches("form")) sourceElement.dataset.sent = "";
});

document.addEventListener("htmx:finally:request", (event) => {
  event.detail.ctx.sourceElement.removeAttribute("aria-busy");
});

// Sessions that end

let bar = null;  // what says so, as long as it is so
let typed = false;  // something on this page would be lost with it
let leftAt = Date.now();
const madeFor = () => document.querySelector("[data-person]")?.dataset;

document.addEventListener("input", (event) => {
  if (event.target.form?.method === "post") typed = true;
});

function tell(words, action, address) {
  bar?.remove();
  bar = document.createElement("div");
  bar.className = "app-signed-out";
  bar.setAttribute("role", "status");
  const link = document.createElement("a");
  link.className = "alert-link";
  link.href = address;
  link.textContent = action;
  if (typed || dialog()?.open) {
    link.target = "_blank";
    link.textContent += " (opens in a new tab)";
  }
  bar.append(`${words} `, link);
  showBar();
}

// In the dialog while it is open: nothing outside can be reached then.
function showBar() {
  const place = dialog()?.open ? dialog() : document.body;
  if (bar && bar.parentElement !== place) place.append(bar);
}

function renewTokens(token) {
  document.querySelectorAll("input[name=csrf_token]").forEach((field) => { field.value = token; });
  document.body.setAttribute("hx-headers:inherited", JSON.stringify({ "X-CSRFToken": token }));
}

// Whether the page still belongs to who is signed in. If it does again, its forms can be sent.
function isStillTheirs({ person, token }) {
  if (person !== madeFor()?.person) {
    tell("Somebody else is signed in here now.", "Open this page as they see it", location.href);
    return false;
  }
  renewTokens(token);
  bar?.remove();
  bar = null;
  return true;
}

async function look() {
  if (!madeFor()) return;
  try {
    const headers = { "HX-Request": "true", "HX-Current-URL": location.href };
    const answer = await fetch(madeFor().session, { headers });
    if (answer.ok) isStillTheirs(await answer.json());
    else if (answer.status === 401) tellSignedOut(JSON.parse(answer.headers.get("HX-Trigger")).signedOut);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;  // the server is away: nothing is known
  }
}

function tellSignedOut({ signIn }) {
  tell("You are signed out. What is on this page stays as it is.", "Sign in", signIn);
}

document.addEventListener("signedOut", (event) => tellSignedOut(event.detail));
document.addEventListener("htmx:sse:error", (event) => { if (event.detail.status === 401) look(); });

document.addEventListener("visibilitychange", () => {
  if (document.hidden) leftAt = Date.now();
  else if (bar || Date.now() - leftAt > 60000) look();
});

// Windows of one browser tell each other whom they were opened for.
const windows = new BroadcastChannel("signed-in");
windows.addEventListener("message", ({ data }) => { if (bar || data !== (madeFor()?.person ?? "")) look(); });
document.addEventListener("DOMContentLoaded", () => windows.postMessage(madeFor()?.person ?? ""));

document.addEventListener("htmx:before:request", (event) => {
  const { ctx } = event.detail;
  if (bar && ctx.sourceEvent?.type === "every") event.preventDefault();
  else ctx.fetch = renewing(ctx.fetch);
});

// A form that was opened before its person signed in again is refused, with what it takes to be accepted.
function renewing(send) {
  return async (address, request) => {
    const answer = await send(address, request);
    const token = answer.headers.get("X-CSRF-Token");
    if (!token || !isStillTheirs({ person: answer.headers.get("X-Person"), token })) return answer;
    request.headers["X-CSRFToken"] = token;
    if (request.body?.has("csrf_token")) request.body.set("csrf_token", token);
    return send(address, request);
  };
}

// Toasts and messages

function toast(text, level = "info") {
  const box = document.createElement("div");
  box.className = `app-toast app-toast-${level}`;
  if (level === "success" || level === "info") box.dataset.dismissAfter = "8";
  const words = document.createElement("span");
  words.textContent = text;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "btn-close";
  close.dataset.dismiss = "";
  close.setAttribute("aria-label", "Dismiss this message");
  box.append(words, close);
  document.getElementById("toasts").append(box);
  settleToasts();
}

function settleToasts() {
  // Shown again, so that toasts lie above a dialog that was opened after them.
  const region = document.getElementById("toasts");
  if (region.matches(":popover-open")) region.hidePopover();
  region.showPopover();
  document.querySelectorAll("[data-dismiss-after]").forEach((box) => {
    const pause = Number(box.dataset.dismissAfter) * 1000;
    box.removeAttribute("data-dismiss-after");
    const leave = () => (box.matches(":hover, :focus-within") ? setTimeout(leave, pause) : box.remove());
    setTimeout(leave, pause);
  });
}

document.addEventListener("toast", (event) => toast(event.detail.text, event.detail.level));

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-dialog-close]")) closeDialog();
  if (event.target.closest("[data-dismiss]")) event.target.closest(".app-toast, .app-message")?.remove();
});

document.addEventListener("htmx:error", (event) => {
  const { status, response } = event.detail.ctx ?? {};
  if (!response && status?.startsWith("error")) {
    toast("The server could not be reached. Nothing was lost: please try again.", "danger");
  }
});

document.addEventListener("htmx:after:swap", (event) => {
  settleDialog(event.detail.ctx.target);
  settleToasts();
});

document.addEventListener("DOMContentLoaded", settleToasts);
