// The listing looks again every few seconds. While the server is away that fails in silence: the next look comes soon,
// and a message for each of them would bury the page.
"use strict";
document.addEventListener("htmx:error", (event) => {
  if (event.target.id === "listing" || event.target.id === "listing-stream") event.stopImmediatePropagation();
}, true);
