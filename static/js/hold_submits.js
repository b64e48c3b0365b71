// Not a module, so that it runs at once. Modules run when the page is parsed; a form submitted before that would skip its
// confirmation (forms.js). Submits are therefore held until the modules have run, or have failed to load.
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
