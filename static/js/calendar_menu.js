// The menu that adds an item: on an empty slot of the calendar (right click, Enter, the menu key, a long press) and on the
// button "New". The slot's link contains the start; without scripts, link and button open a page instead.

import { openDialog } from "./dialog.js";

const MARGIN = 4; // px between the menu and the edge of the window

let opener = null; // the slot or button to return the focus to

const menu = () => document.getElementById("calendar-menu");
const menuItems = () => [...menu().querySelectorAll("[role=menuitem]")];

/** Return whether the page has a menu. */
export const hasMenu = () => !!menu();

const isMenuOpen = () => !!menu()?.matches(":popover-open");

/** Open the menu for `element`, a slot or the button "New", at a point of the window (px). */
export function openMenu(element, x, y) {
  opener = element;
  const box = menu();
  const query = new URLSearchParams(element.search ?? (element.dataset.start ? { start: element.dataset.start } : {}));
  query.set("next", location.pathname + location.search);
  menuItems().forEach((item) => { item.href = `${item.dataset.menuAdd}?${query}`; });
  // Not "auto": in some browsers, following the standard, the end of the press that opened it would close it again.
  box.popover = "manual";
  if (!isMenuOpen()) box.showPopover();
  const { offsetWidth: width, offsetHeight: height } = box;
  box.style.left = `${Math.max(MARGIN, Math.min(x, innerWidth - width - MARGIN))}px`;
  box.style.top = `${Math.max(MARGIN, Math.min(y, innerHeight - height - MARGIN))}px`;
  menuItems()[0].focus();
}

function openMenuBeside(element) {
  const place = element.getBoundingClientRect();
  if (element.matches("[data-slot]")) openMenu(element, place.left + 12, place.top + 28);
  else openMenu(element, place.left, place.bottom + 4);
}

function closeMenu() {
  menu().hidePopover();
  opener?.focus();
}

document.addEventListener("pointerdown", (event) => {
  if (isMenuOpen() && !event.target.closest("#calendar-menu, #calendar-new")) menu().hidePopover();
});

document.addEventListener("contextmenu", (event) => {
  const slot = event.target.closest("[data-slot]");
  if (!slot || !hasMenu()) return;
  event.preventDefault();
  if (event.button === 2 || event.clientX || event.clientY) openMenu(slot, event.clientX, event.clientY);
  else openMenuBeside(slot); // the menu key and Shift+F10 have no pointer
});

document.addEventListener("click", (event) => {
  const slot = event.target.closest("[data-slot]");
  if (slot && hasMenu() && event.detail === 0) { // Enter
    event.preventDefault();
    openMenuBeside(slot);
  }
  const button = event.target.closest("#calendar-new");
  if (button) {
    event.preventDefault(); // otherwise the browser follows the link
    if (isMenuOpen()) closeMenu();
    else openMenuBeside(button);
  }
  const add = event.target.closest("[data-menu-add]");
  if (add && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    closeMenu();
    openDialog(add.getAttribute("href"));
  }
});

document.addEventListener("keydown", (event) => {
  const item = event.target.closest("#calendar-menu [role=menuitem]");
  if (!item) {
    if (event.key === "Escape" && isMenuOpen()) closeMenu();
    return;
  }
  const items = menuItems();
  const place = items.indexOf(item);
  const next = {
    ArrowDown: items[place + 1] ?? items[0],
    ArrowUp: items.at(place - 1),
    Home: items[0],
    End: items.at(-1),
  }[event.key];
  if (next) next.focus();
  else if (event.key === "Tab" || event.key === "Escape") closeMenu();
  else return;
  event.preventDefault();
});
