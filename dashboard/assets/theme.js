/* Runs before the first paint: the reader's choice, else the system's; paper is light. */
(function () {
  "use strict";
  var paper = window.matchMedia("print");
  var system = window.matchMedia("(prefers-color-scheme: dark)");
  function show() {
    var chosen = null;
    try { chosen = window.localStorage.getItem("sightline-theme"); } catch (blocked) { chosen = null; }
    if (paper.matches) { chosen = "light"; }
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
  paper.addEventListener("change", show);
  document.addEventListener("DOMContentLoaded", show);
  show();
})();
