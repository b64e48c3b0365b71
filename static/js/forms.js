// Submitting forms: confirmed first where they ask for it, held while the session has ended, and sent once. app.js
// describes the attributes that drive it.

import { confirmed } from "./dialog.js";
import { checkSession, signInLink } from "./session.js";

const goingAhead = new WeakSet(); // forms that were confirmed

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
  goingAhead.add(form);
  form.requestSubmit(submitter);
}

// On the window and capturing, so that it comes before htmx, which listens on the form itself.
window.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (form.method === "dialog") return;
  const question = submitter?.dataset.confirm ?? form.dataset.confirm;
  if (signInLink() && form.method === "post") {
    stop(event);
    submitWhenSignedIn(form, submitter);
  } else if ("sent" in form.dataset) {
    stop(event);
  } else if (question && !goingAhead.delete(form)) {
    stop(event);
    submitWhenConfirmed(form, submitter, question);
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
