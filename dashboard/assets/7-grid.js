/* Cells of the items grid: links and bars from plain values, never from markup. */
(function () {
  "use strict";
  var cells = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});
  var functions = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  function make() { return window.React.createElement.apply(null, arguments); }

  cells.ItemCell = function (props) {
    var row = props.data;
    if (!row) { return make("span", { className: "mut" }, "Loading"); }
    var name = row.href ? make("a", { className: "b", href: row.href }, row.title) : make("b", null, row.title);
    return make("span", { className: "cell2" }, name, make("span", { className: "two" }, row.case));
  };

  cells.AgeCell = function (props) {
    var row = props.data;
    if (!row) { return null; }
    var twice = 2 * (row.p85 || 0);
    function at(n) { return Math.max(0, Math.min(100, (100 * n) / twice)) + "%"; }
    var bar = twice ? make("span", { className: "t", role: "img", "aria-label": row.against },
      make("span", { className: "u", style: { left: at(row.p50 || 0), width: "calc(" + at(row.p85) + " - " + at(row.p50 || 0) + ")" } }),
      make("span", { className: row.past ? "f x" : "f", style: { width: at(row.age) } })) : null;
    return make("div", { className: "ageb" }, make("span", { className: "num" }, make("b", null, row.age), " d"), bar);
  };

  cells.WaitCell = function (props) {
    var wait = props.data && props.data.wait;
    if (!wait) { return props.data ? make("span", { className: "mut" }, props.data.standing) : null; }
    return make("span", { className: "wo wo-" + wait.look },
      make("span", { className: "ic i-" + wait.icon, "aria-hidden": "true" }), wait.words);
  };

  functions.sorted = function (params) {
    var first = params.api.getColumnState().find(function (column) { return column.sort; });
    var address = new URL(window.location.href);
    if (first) { address.searchParams.set("sort", (first.sort === "desc" ? "-" : "") + first.colId); }
    else { address.searchParams.delete("sort"); }
    window.history.replaceState({}, "", address);
  };

  functions.opened = function (params) {
    var pressed = params.event;
    if (!pressed || pressed.key !== "Enter" || !params.data || !params.data.href) { return; }
    var link = pressed.target.closest(".ag-row");
    link = link && link.querySelector("a[href]");
    if (link) { link.click(); }
  };
})();
