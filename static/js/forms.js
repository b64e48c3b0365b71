// Submitting forms: confirmation, holding while the session has ended, and protection against double submits. app.js
// describes the attributes.

import { confirmed } from "./dialog.js";
import { checkSession, signInLink } from "./session.js";

const confirmedForms = new WeakSet(); // forms that were confirmed

function stop(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

async function submitWhenSignedIn(form, submitter) {
  await checkSession();
  const link = signInLink();
  if (link) link.focus();
  else form.requestSubmit(submitter);
}

async function submitWhenConfirmed(form, submitter, question) {
  if (!await confirmed(question, submitter?.dataset.confirmLabel ?? form.dataset.confirmLabel)) return;
  confirmedForms.add(form);
  form.requestSubmit(submitter);
}

// On the window and capturing, so that it runs before htmx, which listens on the form itself.
window.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (form.method === "dialog") return;
  const question = submitter?.dataset.confirm ?? form.dataset.confirm;
  if (signInLink() && form.method === "post") {
    stop(event);
    submitWhenSignedIn(form, submitter);
  } else if ("sent" in form.dataset) {
    stop(event);
  } else if (question && !confirmedForms.delete(form)) {
    stop(event);
    submitWhenConfirmed(form, submitter, question);
  }
}, true);

// Bubbling: scripts that handle the submit themselves (such as htmx) have already prevented the browser's own.
window.addEventListener("submit", (event) => {
  const { dataset, method } = event.target;
  if (!event.defaultPrevented && method === "post" && !("download" in dataset)) dataset.sent = "";
});

// A page restored from the browser's cache has no request in progress.
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
