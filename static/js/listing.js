// The listing of integrations is polled every few seconds. While the server is unreachable no toast is shown: the next
// poll follows soon, and a toast for each would cover the page. Capturing, so that it runs before toast.js.
document.addEventListener("htmx:error", (event) => {
  if (event.target.id === "listing" || event.target.id === "listing-stream") event.stopImmediatePropagation();
}, true);
