// Runs before the first paint, so that the dark theme does not start with a white flash.
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const applyTheme = () => { document.documentElement.dataset.bsTheme = dark.matches ? "dark" : "light"; };
applyTheme();
dark.addEventListener("change", applyTheme);
