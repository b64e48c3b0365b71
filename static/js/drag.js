// Carrying things about, by mouse or by finger. A mouse begins as soon as it moves. A finger has to rest on the thing
// first: whoever moves it at once scrolls as ever. The page says what happens, see `carrying`.
"use strict";

const carrying = (() => {
  const STIR = 5; // px that a pointer may move and still be a click
  const TREMBLE = 10; // px that a resting finger may move
  const HOLD = 450; // ms that a finger rests; sooner than a browser's own menu for links
  const EDGE = 48; // px from the edge of a box within which carrying scrolls it

  //   grab(target, x, y)     returns what can be carried from there, or nothing
  //   begin(carried)         it leaves its place
  //   move(carried, x, y)
  //   drop(carried, x, y)    it was let go there; comes after `end`
  //   end(carried)           it is carried no longer, however that came
  //   rest(target, x, y)     a finger rests where nothing can be carried; returns whether that brought anything about
  // The answer's `isOn()` says whether something is under way.
  function start({ grab, begin, move, drop, end, rest = () => false }) {
    let carried = null; // pressed or under way
    let on = false; // under way
    let byFinger = false;
    let rested = false; // `rest` did something: what follows is no click
    let from = null;
    let timer = 0;

    const stirred = (x, y, limit) => Math.hypot(x - from[0], y - from[1]) >= limit;

    function setOff() {
      on = true;
      begin(carried);
    }

    function stop() {
      clearTimeout(timer);
      timer = 0;
      const was = on ? carried : null;
      if (was) end(was);
      carried = null;
      on = false;
      return was;
    }

    function letGo(x, y) {
      const was = stop();
      if (was) drop(was, x, y);
      return was;
    }

    document.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || event.pointerType === "touch" || on) return;
      from = [event.clientX, event.clientY];
      byFinger = false;
      carried = grab(event.target, ...from) ?? null;
    });

    document.addEventListener("pointermove", (event) => {
      if (!carried || byFinger || event.pointerType === "touch") return;
      if (!on && !stirred(event.clientX, event.clientY, STIR)) return;
      event.preventDefault();
      if (!on) setOff();
      move(carried, event.clientX, event.clientY);
    });

    document.addEventListener("pointerup", (event) => {
      if (byFinger || event.pointerType === "touch") return;
      if (!letGo(event.clientX, event.clientY)) return;
      // The click that follows must not open anything; where none follows, the next one must.
      const swallow = (click) => { click.preventDefault(); click.stopImmediatePropagation(); };
      addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => removeEventListener("click", swallow, { capture: true }));
    });

    document.addEventListener("pointercancel", () => { if (!byFinger) stop(); });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape" && on) stop(); });
    // Links have a drag of their own, which would take the pointer away.
    document.addEventListener("dragstart", (event) => { if (carried) event.preventDefault(); });

    document.addEventListener("touchstart", (event) => {
      rested = false;
      if (carried && !byFinger) return; // a pen, which is a pointer that touches too
      stop();
      if (event.touches.length > 1) return;
      byFinger = true;
      const { target } = event;
      from = [event.touches[0].clientX, event.touches[0].clientY];
      timer = setTimeout(() => {
        timer = 0;
        carried = grab(target, ...from) ?? null;
        if (carried) setOff();
        else rested = rest(target, ...from);
      }, HOLD);
    }, { passive: true });

    // Not passive: what is carried must not scroll the page as well.
    document.addEventListener("touchmove", (event) => {
      if (!byFinger || (!timer && !on)) return;
      const { clientX, clientY } = event.touches[0];
      if (on) {
        event.preventDefault();
        move(carried, clientX, clientY);
      } else if (stirred(clientX, clientY, TREMBLE)) stop();
    }, { passive: false });

    document.addEventListener("touchend", (event) => {
      if (!byFinger) return;
      const { clientX, clientY } = event.changedTouches[0];
      if (letGo(clientX, clientY) || rested) event.preventDefault(); // no click follows
    });

    document.addEventListener("touchcancel", () => { if (byFinger) stop(); });
    // A finger that rests on a link would bring up the browser's menu for it.
    document.addEventListener("contextmenu", (event) => { if (byFinger && on) event.preventDefault(); });

    return { isOn: () => on };
  }

  // Scroll `box` where something is carried near its edge. Only while moving towards that edge: whoever comes in over it
  // wants to stay where they are. `left` and `top` are what stands still at those sides.
  start.scroll = (box, [x, y], before, { left = 0, top = 0 }) => {
    const place = box.getBoundingClientRect();
    if (x < place.left || x > place.right || y < place.top || y > place.bottom) return;
    const by = (near, far, way) => (way < 0 && near < EDGE ? -24 : way > 0 && far < EDGE ? 24 : 0);
    box.scrollBy(
      by(x - place.left - left, place.right - x, x - before[0]),
      by(y - place.top - top, place.bottom - y, y - before[1]),
    );
  };

  return start;
})();
