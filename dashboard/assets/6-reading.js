/* What links cannot do alone: stay in the app, move focus, name the page, find with a key. */
(function () {
  "use strict";
  var asked = false;
  var patience = null;

  function go(href) {
    window.history.pushState({}, "", href);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    asked = true;
    window.scrollTo(0, 0);
    window.setTimeout(function () { if (asked) { busy(true); } }, 300);
  }

  function busy(on) {
    var main = document.getElementById("main");
    if (on) { document.documentElement.setAttribute("data-busy", ""); }
    else { document.documentElement.removeAttribute("data-busy"); }
    if (main) { main.setAttribute("aria-busy", on ? "true" : "false"); }
    window.clearTimeout(patience);
    say(on ? "Loading." : "");
    if (on) { patience = window.setTimeout(gaveUp, 20000); }
  }

  function say(words, inSight) {
    var said = document.getElementById("said");
    if (said) { said.textContent = words; said.className = inSight ? "note w gave-up" : "vh"; }
  }

  function gaveUp() {
    busy(false);
    say("This page did not load. Reload to try again; what you see may be another page.", true);
  }

  function inside(link) {
    return link.origin === window.location.origin && !link.target && !link.hasAttribute("download") &&
      !/^\/(download|healthz|readyz|identity)/.test(link.pathname);
  }

  document.addEventListener("click", function (event) {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) { return; }
    var theme = event.target.closest("[data-theme-choice]");
    if (theme) { window.sightlineTheme(theme.getAttribute("data-theme-choice")); return; }
    if (event.target.closest("[data-print]")) { window.print(); return; }
    var copy = event.target.closest("[data-copy-link]");
    if (copy) { copied(copy); return; }
    var link = event.target.closest("a[href]");
    if (!link || !inside(link)) { return; }
    if (link.pathname === window.location.pathname && link.search === window.location.search && link.hash) { return; }
    event.preventDefault();
    var open = link.closest("details.menu[open]");
    if (open) { open.removeAttribute("open"); }
    go(link.href);
  });

  function copied(button) {
    if (!navigator.clipboard) { say("Copy the address from the address bar."); return; }
    navigator.clipboard.writeText(window.location.href).then(
      function () { say("Link copied."); button.setAttribute("data-done", ""); window.setTimeout(function () { button.removeAttribute("data-done"); }, 2000); },
      function () { say("Copy the address from the address bar."); });
  }

  document.addEventListener("submit", function (event) {
    var form = event.target;
    if ((form.method || "get").toLowerCase() !== "get") { return; }
    event.preventDefault();
    var kept = new URLSearchParams();
    new FormData(form).forEach(function (value, name) { if (String(value).trim()) { kept.set(name, String(value).trim()); } });
    var query = kept.toString();
    var menu = form.closest("details[open]");
    if (menu) { menu.removeAttribute("open"); }
    go(form.getAttribute("action") + (query ? "?" + query : ""));
  });

  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    if (event.key === "Escape") {
      document.querySelectorAll("details.menu[open]").forEach(function (menu) {
        menu.removeAttribute("open");
        menu.querySelector("summary").focus();
      });
    }
    if (event.key !== "/" || typing || event.metaKey || event.ctrlKey || event.altKey) { return; }
    var find = document.getElementById("find");
    if (find && find.offsetParent !== null) { event.preventDefault(); find.focus(); find.select(); }
  });

  document.addEventListener("click", function (event) {
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) { menu.removeAttribute("open"); }
    });
  });

  function named() {
    var title = document.querySelector("main h1");
    if (!title) { return; }
    var words = title.textContent + " - Sightline";
    if (document.title !== words) { document.title = words; }
  }

  /* On a narrow screen the story begins at today, not nine months ago. */
  function toToday() {
    document.querySelectorAll(".tl-now").forEach(function (now) {
      var box = now.closest(".scroll");
      if (box) { box.scrollLeft = now.offsetLeft + now.parentElement.offsetLeft - box.clientWidth * 0.75; }
    });
  }

  function arrived() {
    named();
    toToday();
    if (!asked) { return; }
    asked = false;
    busy(false);
    var hash = window.location.hash.slice(1);
    var target = hash ? document.getElementById(decodeURIComponent(hash)) : null;
    var title = target || document.querySelector("main h1");
    if (target) { if (target.tagName === "DETAILS") { target.open = true; } target.scrollIntoView(); }
    if (title) { title.setAttribute("tabindex", "-1"); title.focus({ preventScroll: true }); }
  }

  function watch() {
    var shown = null;
    new MutationObserver(function () {
      var main = document.getElementById("main");
      var address = main && main.getAttribute("data-address");
      if (!address) { return; }
      if (address !== shown) { shown = address; arrived(); } else { named(); }
    }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-address"], characterData: true });
    window.addEventListener("popstate", function () { asked = true; });
    var hash = window.location.hash;
    if (hash) { asked = true; }
  }
  watch();
})();
