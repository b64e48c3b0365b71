// Sessions that end while a page is open: a bar is shown, polling pauses, and forms wait until the same person is signed in
// again, in any window. Then the page's CSRF tokens are renewed.

import { dialog } from "./dialog.js";

const LONG_HIDDEN = 60000; // ms in the background after which a page checks its session when it is shown again

let bar = null;  // shown while nobody, or another person, is signed in
let isDirty = false;  // whether something was entered into a form of this page
let hiddenAt = Date.now();

const page = () => document.querySelector("[data-person]")?.dataset; // the page's user, and the address of the session state

/** Return the bar's link to the sign-in page; null while the session of this page is valid. */
export const signInLink = () => bar?.querySelector("a") ?? null;

/** Request the signed-in person from the server, and show or remove the bar. */
export async function checkSession() {
  if (!page()) return;
  try {
    const headers = { "HX-Request": "true", "HX-Current-URL": location.href };
    const response = await fetch(page().session, { headers });
    if (response.ok) acceptIfSamePerson(await response.json());
    else if (response.status === 401) showSignedOut(JSON.parse(response.headers.get("HX-Trigger")).signedOut);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;  // the server is unreachable: the state is unknown
  }
}

// Return whether the page belongs to `person`, who is signed in with `token`. If so, its forms can be submitted.
function acceptIfSamePerson({ person, token }) {
  if (person !== page()?.person) {
    showBar("Somebody else is signed in here now.", "Open this page as they see it", location.href);
    return false;
  }
  renewTokens(token);
  bar?.remove();
  bar = null;
  return true;
}

function renewTokens(token) {
  document.querySelectorAll("input[name=csrf_token]").forEach((field) => { field.value = token; });
  document.body.setAttribute("hx-headers:inherited", JSON.stringify({ "X-CSRFToken": token }));
}

function showSignedOut({ signIn }) {
  showBar("You are signed out. What is on this page stays as it is.", "Sign in", signIn);
}

function showBar(text, action, address) {
  bar?.remove();
  bar = document.createElement("div");
  bar.className = "app-signed-out";
  bar.setAttribute("role", "status");
  const link = document.createElement("a");
  link.className = "alert-link";
  link.href = address;
  link.textContent = action;
  if (isDirty || dialog()?.open) {
    link.target = "_blank";
    link.textContent += " (opens in a new tab)";
  }
  bar.append(`${text} `, link);
  placeBar();
}

// In the dialog while it is open, because nothing outside a modal dialog can be clicked.
function placeBar() {
  const place = dialog()?.open ? dialog() : document.body;
  if (bar && bar.parentElement !== place) place.append(bar);
}

// Repeat a request that was refused because of the token of an earlier session of the same person.
function withRenewedToken(send) {
  return async (address, request) => {
    const response = await send(address, request);
    const token = response.headers.get("X-CSRF-Token");
    if (!token || !acceptIfSamePerson({ person: response.headers.get("X-Person"), token })) return response;
    request.headers["X-CSRFToken"] = token;
    if (request.body?.has("csrf_token")) request.body.set("csrf_token", token);
    return send(address, request);
  };
}

document.addEventListener("input", (event) => {
  if (event.target.form?.method === "post") isDirty = true;
});

document.addEventListener("close", (event) => { if (event.target === dialog()) placeBar(); }, true);
document.addEventListener("signedOut", (event) => showSignedOut(event.detail));
document.addEventListener("htmx:sse:error", (event) => { if (event.detail.status === 401) checkSession(); });

document.addEventListener("visibilitychange", () => {
  if (document.hidden) hiddenAt = Date.now();
  else if (bar || Date.now() - hiddenAt > LONG_HIDDEN) checkSession();
});

document.addEventListener("htmx:before:request", (event) => {
  const { ctx } = event.detail;
  if (bar && ctx.sourceEvent?.type === "every") event.preventDefault();
  else ctx.fetch = withRenewedToken(ctx.fetch);
});

// Each page announces its user to the browser's other windows.
const windows = new BroadcastChannel("signed-in");
windows.addEventListener("message", ({ data }) => { if (bar || data !== (page()?.person ?? "")) checkSession(); });
document.addEventListener("DOMContentLoaded", () => windows.postMessage(page()?.person ?? ""));
