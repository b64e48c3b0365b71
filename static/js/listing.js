// The listing of integrations is polled every few seconds. While the server is away that fails in silence: the next poll
// comes soon, and a toast for each of them would bury the page. Capturing, so that it comes before toast.js.
document.addEventListener("htmx:error", (event) => {
  if (event.target.id === "listing" || event.target.id === "listing-stream") event.stopImmediatePropagation();
}, true);
