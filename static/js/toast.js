// Toasts and the messages above a page's content. app.js describes the attributes that drive them.

// `level` is success, info, warning or danger. Toasts of the first two are removed after 8 seconds.
function toast(text, level = "info") {
  const box = document.createElement("div");
  box.className = `app-toast app-toast-${level}`;
  if (level === "success" || level === "info") box.dataset.dismissAfter = "8";
  const message = document.createElement("span");
  message.textContent = text;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "btn-close";
  close.dataset.dismiss = "";
  close.setAttribute("aria-label", "Dismiss this message");
  box.append(message, close);
  document.getElementById("toasts").append(box);
  showToasts();
}

function showToasts() {
  // Reopened, so that toasts are above a dialog that was opened after them.
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
  if (event.target.closest("[data-dismiss]")) event.target.closest(".app-toast, .app-message")?.remove();
});

document.addEventListener("htmx:error", (event) => {
  const { status, response } = event.detail.ctx ?? {};
  if (!response && status?.startsWith("error")) {
    toast("The server could not be reached. Nothing was lost: please try again.", "danger");
  }
});

document.addEventListener("htmx:after:swap", showToasts);
document.addEventListener("DOMContentLoaded", showToasts);
