// Behaviour of all pages. Pages and partials can use:
//
// <dialog id="dialog">       Target it (hx-target="#dialog"): it opens as soon as it has content and closes when it has none.
//                            Its heading has id="dialog-title". Escape asks first if something was entered.
//   data-autofocus           on an element inside: gets the focus when the dialog opens or its content is replaced.
//   data-dialog-close        on a button inside: closes it.
//   HX-Trigger: closeDialog  in a response: closes it.
// data-confirm="Really?"     on a form, or on one of its submit buttons: asks in <dialog id="confirm"> before sending, with
//                            or without htmx. data-confirm-label is the label of the confirming button ("Delete").
//                            hx-confirm on any htmx element uses the same dialog.
// #toasts                    Append with <hx-partial hx-target="#toasts" hx-swap="beforeend"> or partials/_toast.html.
//   HX-Trigger: {"toast": {"text": "Saved", "level": "success"}}   does the same; levels: success, info, warning, danger.
//   data-dismiss-after="8"   on a toast: it is removed after so many seconds, but not while hovered or focused.
// data-dismiss               on a button: removes the toast or message around it.
// Forms are submitted once: during the request, and after a response that navigates away, further submits are ignored.
// data-download              on a form: the response is a file, so the page stays and it can be submitted again.
// When a session ends, open pages stay: a bar is shown, polling pauses, and forms wait. Once the same person has signed in
// again, in any window, CSRF tokens are renewed and forms can be submitted.

// In this order: after a swap the dialog opens first, so that toasts are shown above it.
import "./dialog.js";
import "./toast.js";
import "./session.js";
import "./forms.js";
