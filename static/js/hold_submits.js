// No module: runs at once. Modules run when the page is parsed; a form that somebody submits before that would be sent
// without its confirmation (forms.js). So it waits until they have run, or have failed to load.
(() => {
  let held = null;
  const hold = (event) => {
    if (event.target.method === "dialog") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    held = event;
  };
  window.addEventListener("submit", hold, true);
  document.addEventListener("DOMContentLoaded", () => {
    window.removeEventListener("submit", hold, true);
    held?.target.requestSubmit(held.submitter);
  });
})();
