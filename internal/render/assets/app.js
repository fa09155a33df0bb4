// What a page can do beyond showing itself: filter and sort its lists, search, and
// keep the colours that a reader chose. Without it every page is whole.
(function () {
  "use strict";

  var root = document.documentElement;
  var main = document.getElementById("main");
  var say = main ? main.dataset : {};
  var language = root.lang || "en";

  function make(name, attributes, parts) {
    var e = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { e.setAttribute(key, attributes[key]); });
    (parts || []).forEach(function (part) { e.append(part); });
    return e;
  }

  function fill(message, values) {
    return String(message || "").replace(/\{(\w+)\}/g, function (whole, name) { return name in values ? values[name] : whole; });
  }

  // Letters without accents, marks and case, so that "Sante" finds "Santé".
  function fold(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/ـ/g, "").replace(/[أإآٱ]/g, "ا").toLocaleLowerCase(language).replace(/\s+/g, " ").trim();
  }

  function words(text) { return fold(text.slice(0, 200)).split(" ").filter(Boolean); }
  function holds(text, all) { return all.every(function (word) { return text.includes(word); }); }

  function later(what) {
    var waiting = 0;
    return function () { clearTimeout(waiting); waiting = setTimeout(what, 120); };
  }

  // The hash of the address keeps what was chosen, so that it can be sent to
  // somebody. One that names a part of the page, or makes no sense, is left alone.
  function readHash() {
    var text = location.hash.slice(1);
    return new URLSearchParams(text.includes("=") && text.length < 2000 ? text : "");
  }

  function writeHash(change) {
    var all = readHash();
    Object.keys(change).forEach(function (key) {
      if (change[key]) all.set(key, change[key]); else all.delete(key);
    });
    var text = all.toString();
    try {
      history.replaceState(null, "", text ? "#" + text : location.pathname + location.search);
    } catch (e) { /* a browser may not allow it for files: then the address stays */ }
  }

  // Colours.

  function theme() {
    var box = document.querySelector(".theme");
    if (!box) return;
    var select = box.querySelector("select");
    select.value = root.dataset.theme || "";
    select.addEventListener("change", function () {
      if (select.value) root.dataset.theme = select.value; else delete root.dataset.theme;
      try {
        if (select.value) localStorage.setItem("theme", select.value); else localStorage.removeItem("theme");
      } catch (e) { /* then it holds for this page only */ }
    });
    box.hidden = false;
  }

  // Lists.

  function List(table, number) {
    this.table = table;
    this.prefix = number ? "t" + (number + 1) + "." : "";
    this.heads = Array.from(table.tHead.rows[0].cells);
    this.bodies = Array.from(table.tBodies);
    this.rows = Array.from(table.querySelectorAll("tbody tr:not(.section)"));
    this.folded = new Map();
    this.selects = [];
    this.count = make("p", { role: "status" });
  }

  List.prototype.text = function (row) {
    if (!this.folded.has(row)) this.folded.set(row, fold(row.textContent));
    return this.folded.get(row);
  };

  List.prototype.build = function () {
    var list = this;
    var apply = later(function () { list.apply(); list.keep(); });
    this.box = make("input", { type: "search", maxlength: "200", autocomplete: "off" });
    this.box.addEventListener("input", apply);
    this.clear = make("button", { type: "button" }, [say.clear]);
    this.clear.addEventListener("click", function () {
      list.box.value = "";
      list.selects.forEach(function (s) { s.select.value = ""; });
      list.apply();
      list.keep();
      list.box.focus();
    });
    this.chooseable();
    this.selects.forEach(function (s) { s.select.addEventListener("change", apply); });
    var labels = this.selects.map(function (s) { return make("label", {}, [s.title, s.select]); });
    var bar = make("div", { class: "filter", role: "group", "aria-label": say.filter },
      [make("label", {}, [say.contains, this.box])].concat(labels, [this.clear, this.count]));
    var region = this.table.parentNode;
    region.parentNode.insertBefore(bar, region);
    this.sortable();
    this.restore();
    addEventListener("hashchange", function () { list.restore(); });
  };

  // Columns with few different words get a box to choose from. A cell may hold
  // several, parted by semicolons. Of days the years are chosen.
  List.prototype.chooseable = function () {
    var list = this;
    this.heads.forEach(function (head, column) {
      if ("choose" in head.dataset) list.choice(column, head.textContent, parts);
      if (head.dataset.years) list.choice(column, head.dataset.years, years);
    });
  };

  List.prototype.choice = function (column, title, valuesOf) {
    var values = new Set();
    this.rows.forEach(function (row) { valuesOf(row, column).forEach(function (v) { values.add(v); }); });
    if (values.size < 2 || values.size > 60) return;
    var sorted = Array.from(values).sort(compareTexts);
    var options = sorted.map(function (v) { return make("option", { value: v }, [v]); });
    this.selects.push({
      column: column, title: title, key: String(column + 1), valuesOf: valuesOf,
      select: make("select", {}, [make("option", { value: "" }, [say.all])].concat(options))
    });
  };

  function parts(row, column) {
    var cell = row.cells[column];
    return cell ? cell.textContent.split(/[;؛]\s/).map(function (s) { return s.trim(); }).filter(function (s) { return s && s !== "–"; }) : [];
  }

  function years(row, column) {
    var cell = row.cells[column];
    return cell && cell.dataset.sort ? [cell.dataset.sort.slice(0, 4)] : [];
  }

  var collator = null;
  try { collator = new Intl.Collator(language, { numeric: true }); } catch (e) { /* plain comparison */ }
  function compareTexts(a, b) { return collator ? collator.compare(a, b) : a < b ? -1 : a > b ? 1 : 0; }

  List.prototype.apply = function () {
    var list = this, wanted = words(this.box.value), shown = 0;
    var choices = this.selects.filter(function (s) { return s.select.value; });
    this.rows.forEach(function (row) {
      var fits = choices.every(function (s) { return s.valuesOf(row, s.column).includes(s.select.value); }) && holds(list.text(row), wanted);
      row.hidden = !fits;
      if (fits) shown++;
    });
    this.bodies.forEach(function (body) { body.hidden = !body.querySelector("tr:not(.section):not([hidden])"); });
    this.clear.hidden = !wanted.length && !choices.length;
    this.count.textContent = fill(say.shown, { n: shown, of: this.rows.length });
  };

  List.prototype.keep = function () {
    var change = {}, prefix = this.prefix;
    change[prefix + "q"] = this.box.value.trim();
    this.selects.forEach(function (s) { change[prefix + s.key] = s.select.value; });
    change[prefix + "sort"] = this.sorted ? this.sorted.column + 1 + (this.sorted.up ? "" : "-") : "";
    writeHash(change);
  };

  List.prototype.restore = function () {
    var hash = readHash(), prefix = this.prefix;
    this.box.value = (hash.get(prefix + "q") || "").slice(0, 200);
    this.selects.forEach(function (s) {
      s.select.value = hash.get(prefix + s.key) || "";
      if (s.select.selectedIndex < 0) s.select.value = "";
    });
    var sort = /^(\d{1,3})(-?)$/.exec(hash.get(prefix + "sort") || "");
    if (sort && this.heads[sort[1] - 1]) this.sort(sort[1] - 1, !sort[2]);
    this.apply();
  };

  List.prototype.sortable = function () {
    var list = this;
    this.heads.forEach(function (head, column) {
      var button = make("button", { type: "button" }, Array.from(head.childNodes));
      button.title = fill(say.sort, { column: head.textContent || button.textContent });
      button.addEventListener("click", function () {
        var s = list.sorted;
        list.sort(column, !(s && s.column === column && s.up));
        list.keep();
      });
      head.append(button);
    });
  };

  function value(row, column) {
    var cell = row.cells[column];
    if (!cell) return "";
    return "sort" in cell.dataset ? cell.dataset.sort : cell.textContent.trim();
  }

  // Numbers by their size, days as they are written in the records, words as the
  // language sorts them; what is empty comes last either way.
  function compare(a, b) {
    var x = Number(a), y = Number(b);
    return a && b && !isNaN(x) && !isNaN(y) ? x - y : compareTexts(a, b);
  }

  List.prototype.sort = function (column, up) {
    this.sorted = { column: column, up: up };
    this.heads.forEach(function (head, i) {
      if (i === column) head.setAttribute("aria-sort", up ? "ascending" : "descending"); else head.removeAttribute("aria-sort");
    });
    this.bodies.forEach(function (body) {
      var rows = Array.from(body.rows).filter(function (row) { return !row.classList.contains("section"); });
      var keyed = rows.map(function (row, i) { return { row: row, value: value(row, column), place: i }; });
      keyed.sort(function (a, b) {
        var empty = isEmpty(a.value) - isEmpty(b.value);
        return empty || (up ? 1 : -1) * compare(a.value, b.value) || a.place - b.place;
      });
      keyed.forEach(function (k) { body.appendChild(k.row); });
    });
  };

  function isEmpty(value) { return value === "" || value === "–" ? 1 : 0; }

  // A region that does not scroll need not be reached by the keyboard.
  function regions() {
    var all = document.querySelectorAll(".table, figure.wide");
    function look() {
      all.forEach(function (region) {
        var scrolls = region.scrollWidth > region.clientWidth || region.scrollHeight > region.clientHeight;
        if (scrolls) region.setAttribute("tabindex", "0"); else region.removeAttribute("tabindex");
      });
    }
    addEventListener("resize", later(look));
    look();
  }

  // Search.

  function search() {
    var form = document.querySelector("form.search");
    if (!form || typeof pagesToSearch === "undefined") return;
    var box = form.querySelector("input"), found = document.querySelector(".found"), results = document.querySelector(".results");
    var pages = pagesToSearch.map(function (p) {
      return { title: p[0], path: p[1], kind: p[2], summary: p[3], head: fold(p[0]), all: fold(p[0] + " " + p[2] + " " + p[3] + " " + p[1].replace(/[\/.-]/g, " ")) };
    });
    function look() {
      var wanted = words(box.value), whole = fold(box.value);
      var hits = wanted.length ? pages.filter(function (p) { return holds(p.all, wanted); }) : [];
      hits.forEach(function (p) { p.rank = p.head === whole ? 0 : p.head.startsWith(whole) ? 1 : holds(p.head, wanted) ? 2 : 3; });
      hits.sort(function (a, b) { return a.rank - b.rank; });
      results.replaceChildren.apply(results, hits.slice(0, 100).map(result));
      found.textContent = !wanted.length ? "" : hits.length ? counted(hits.length) : say.none;
      writeHash({ q: box.value.trim() });
    }
    function result(p) {
      var line = [make("a", { href: p.path }, [make("bdi", {}, [p.title])])];
      if (p.kind) line.push(make("span", { class: "kind" }, [p.kind]));
      if (p.summary) line.push(make("p", {}, [make("bdi", {}, [p.summary])]));
      return make("li", {}, line);
    }
    form.addEventListener("submit", function (event) { event.preventDefault(); look(); });
    box.addEventListener("input", later(look));
    form.hidden = false;
    box.value = (readHash().get("q") || "").slice(0, 200);
    if (box.value) look();
    box.focus();
  }

  // The forms of a counted thing differ by language.
  function counted(n) {
    var forms = {};
    try { forms = JSON.parse(say.found); } catch (e) { /* the number alone */ }
    var form = "other";
    try { form = new Intl.PluralRules(language).select(n); } catch (e) { /* the general form */ }
    return fill(forms[form] || forms.other || "{n}", { n: n });
  }

  theme();
  document.querySelectorAll("table[data-list]").forEach(function (table, number) { new List(table, number).build(); });
  regions();
  search();
})();
