/* Runs before the first paint: the reader's choice, else the system's. */
(function () {
  "use strict";
  var system = window.matchMedia("(prefers-color-scheme: dark)");
  function show() {
    var chosen = null;
    try { chosen = window.localStorage.getItem("sightline-theme"); } catch (blocked) { chosen = null; }
    var theme = chosen === "dark" || chosen === "light" ? chosen : system.matches ? "dark" : "light";
    document.documentElement.setAttribute("data-bs-theme", theme);
    if (document.body) { document.body.setAttribute("data-ag-theme-mode", theme); }
  }
  window.sightlineTheme = function (choice) {
    try {
      if (choice === "system") { window.localStorage.removeItem("sightline-theme"); }
      else { window.localStorage.setItem("sightline-theme", choice); }
    } catch (blocked) { /* a private window: the choice lasts for the page */ }
    show();
  };
  system.addEventListener("change", show);
  document.addEventListener("DOMContentLoaded", show);
  show();
})();
