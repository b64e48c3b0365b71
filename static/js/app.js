// Behaviour every page shares. What pages and partials can rely on:
//
// <dialog id="dialog">       Target it (hx-target="#dialog"): it opens as soon as it has content and closes when it has none.
//                            Its heading carries id="dialog-title". Escape asks first if something was typed.
//   data-autofocus           on an element inside: gets the focus when the dialog opens or its content is replaced.
//   data-dialog-close        on a button inside: closes it.
//   HX-Trigger: closeDialog  in an answer: closes it.
// data-confirm="Really?"     on a form, or on one of its submit buttons: asks in <dialog id="confirm"> before sending, with
//                            or without htmx. data-confirm-label names the button that goes ahead ("Delete").
//                            hx-confirm on any htmx element uses the same dialog.
// #toasts                    Append with <hx-partial hx-target="#toasts" hx-swap="beforeend"> or partials/_toast.html.
//   HX-Trigger: {"toast": {"text": "Saved", "level": "success"}}   does the same; levels: success, info, warning, danger.
//   data-dismiss-after="8"   on a toast: it leaves after so many seconds, but never while it is pointed at or has focus.
// data-dismiss               on a button: removes the toast or message around it.
// Forms are sent once: while a form is on its way, and once its answer leads elsewhere, another submit is ignored.
// data-download              on a form: its answer is a file, so the page stays and it may be sent again.
// A session that ends takes no page away: a bar says so, polling pauses, and forms wait. Once the same person has signed
// in again, in whatever window, their tokens are renewed and they can be sent.

// In this order: after a swap the dialog opens first, so that toasts are shown above it.
import "./dialog.js";
import "./toast.js";
import "./session.js";
import "./forms.js";
