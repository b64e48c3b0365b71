// Dragging, by mouse or by touch. A mouse drags as soon as it moves. A finger has to rest on the element first (a long
// press), because moving at once scrolls.

const MOUSE_TOLERANCE = 5; // px that a pressed mouse may move and still click
const TOUCH_TOLERANCE = 10; // px that a resting finger may move
const LONG_PRESS = 450; // ms that a finger rests; shorter than the delay of a browser's menu for links
const EDGE = 48; // px from the edge of a box within which dragging scrolls it
const SCROLL_STEP = 24; // px

/**
 * Listen on the whole page for drags. The caller passes callbacks:
 *
 *   grab(target, x, y)       returns the object to drag, or nothing
 *   begin(dragged)           the drag starts
 *   move(dragged, x, y)
 *   drop(dragged, x, y)      the drag was dropped; called after `end`
 *   end(dragged)             the drag has ended, by a drop or cancelled
 *   longPress(target, x, y)  a finger rests where nothing can be dragged; returns true if it was handled
 *
 * Returns an object whose `isDragging()` is true during a drag.
 */
export function onDrag({ grab, begin, move, drop, end, longPress = () => false }) {
  let dragged = null; // pressed, or being dragged
  let isDragging = false;
  let isTouch = false;
  let wasLongPress = false; // handled by `longPress`, so the click that follows is suppressed
  let from = null;
  let timer = 0;

  const hasMoved = (x, y, tolerance) => Math.hypot(x - from[0], y - from[1]) >= tolerance;

  function start() {
    isDragging = true;
    begin(dragged);
  }

  function stop() {
    clearTimeout(timer);
    timer = 0;
    const stopped = isDragging ? dragged : null;
    if (stopped) end(stopped);
    dragged = null;
    isDragging = false;
    return stopped;
  }

  function release(x, y) {
    const released = stop();
    if (released) drop(released, x, y);
    return released;
  }

  document.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch" || isDragging) return;
    from = [event.clientX, event.clientY];
    isTouch = false;
    dragged = grab(event.target, ...from) ?? null;
  });

  document.addEventListener("pointermove", (event) => {
    if (!dragged || isTouch || event.pointerType === "touch") return;
    if (!isDragging && !hasMoved(event.clientX, event.clientY, MOUSE_TOLERANCE)) return;
    event.preventDefault();
    if (!isDragging) start();
    move(dragged, event.clientX, event.clientY);
  });

  document.addEventListener("pointerup", (event) => {
    if (isTouch || event.pointerType === "touch") return;
    if (!release(event.clientX, event.clientY)) return;
    // The click that follows must be suppressed; if none follows, the next one must not be.
    const swallow = (click) => { click.preventDefault(); click.stopImmediatePropagation(); };
    addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", swallow, { capture: true }));
  });

  document.addEventListener("pointercancel", () => { if (!isTouch) stop(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && isDragging) stop(); });
  // The browser's own dragging of links would capture the pointer.
  document.addEventListener("dragstart", (event) => { if (dragged) event.preventDefault(); });

  document.addEventListener("touchstart", (event) => {
    wasLongPress = false;
    if (dragged && !isTouch) return; // a pen, which is a pointer that touches too
    stop();
    if (event.touches.length > 1) return;
    isTouch = true;
    const { target } = event;
    from = [event.touches[0].clientX, event.touches[0].clientY];
    timer = setTimeout(() => {
      timer = 0;
      dragged = grab(target, ...from) ?? null;
      if (dragged) start();
      else wasLongPress = longPress(target, ...from);
    }, LONG_PRESS);
  }, { passive: true });

  // Not passive: a drag must not scroll the page as well.
  document.addEventListener("touchmove", (event) => {
    if (!isTouch || (!timer && !isDragging)) return;
    const { clientX, clientY } = event.touches[0];
    if (isDragging) {
      event.preventDefault();
      move(dragged, clientX, clientY);
    } else if (hasMoved(clientX, clientY, TOUCH_TOLERANCE)) stop();
  }, { passive: false });

  document.addEventListener("touchend", (event) => {
    if (!isTouch) return;
    const { clientX, clientY } = event.changedTouches[0];
    if (release(clientX, clientY) || wasLongPress) event.preventDefault(); // suppresses the click
  });

  document.addEventListener("touchcancel", () => { if (isTouch) stop(); });
  // Otherwise a long press on a link opens the browser's menu.
  document.addEventListener("contextmenu", (event) => { if (isTouch && isDragging) event.preventDefault(); });

  return { isDragging: () => isDragging };
}

/**
 * Scroll `box` if the pointer is near one of its edges and moves towards it, from `before` to `[x, y]`. A drag that enters
 * over an edge moves away from it and does not scroll. `left` and `top` (px) are the sizes of sticky parts.
 */
export function scrollNearEdge(box, [x, y], before, { left = 0, top = 0 }) {
  const place = box.getBoundingClientRect();
  if (x < place.left || x > place.right || y < place.top || y > place.bottom) return;
  const step = (near, far, way) => (way < 0 && near < EDGE ? -SCROLL_STEP : way > 0 && far < EDGE ? SCROLL_STEP : 0);
  box.scrollBy(
    step(x - place.left - left, place.right - x, x - before[0]),
    step(y - place.top - top, place.bottom - y, y - before[1]),
  );
}
