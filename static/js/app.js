// Behaviour every page shares: native <dialog> elements opened by htmx, and forms that must not be sent twice.
"use strict";
