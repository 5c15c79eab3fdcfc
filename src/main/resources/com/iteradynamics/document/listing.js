// Long tables: sorted by any column, searched, and shown part by part. What they show is in the element "data"; all of it
// is text to the page, whatever it says.
const listings = (function () {
  "use strict";

  const PART = 50;
  const COINS = ["BTC", "ETH"];
  const many = new Intl.NumberFormat("en-US");

  function element(tag, attributes, ...content) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
    made.append(...content);
    return made;
  }

  // ---- numbers, as everywhere on the page

  function number(value, least, most) {
    const text = new Intl.NumberFormat("en-US", { minimumFractionDigits: least, maximumFractionDigits: most }).format(Math.abs(value));
    return (value < 0 && /[1-9]/.test(text) ? "\u2212" : "") + text;
  }

  // With as many decimals more as show four digits of an amount below 1.
  function amount(value, coin) {
    const size = Math.abs(value);
    const decimals = size > 1e-15 && size < 1 ? 3 - Math.floor(Math.log10(size)) : 2;
    return number(value, 2, Math.min(20, coin ? Math.max(8, decimals) : decimals));
  }

  const written = {
    fraction: value => number(value * 100, 2, 2) + " %",
    hours: value => number(value, 0, 0) + " h",
    bps: value => (Number.isInteger(value) ? number(value, 0, 0) : number(value, 2, 2)) + " bps",
    count: value => number(value, 0, 0),
    ratio: value => number(value, 2, 2),
    fine: value => number(value, 4, 4),
    quantity: value => amount(value, true),
  };

  // ---- one listing

  function show(place, data) {
    const columns = data.columns.map(column => ({ ...column, number: Boolean(column.unit) }));
    const count = (columns[0].values || columns[0].at).length;
    const coin = COINS.includes(data.currency);
    const chosen = new Map();
    let found = [];
    let first = 0;
    let words = "";
    let sorted = 0;
    let falling = false;

    const word = (column, row) => column.words[column.at[row]];
    const value = (column, row) => (column.number ? column.values[row] : word(column, row));
    const missing = known => known == null || known === "";

    function text(column, row) {
      const known = value(column, row);
      if (missing(known)) return "\u2014";
      if (!column.number) return known;
      return column.unit === "usd" ? amount(known, coin) : written[column.unit](known);
    }

    // What is not known comes last, whichever way.
    function compare(one, other) {
      const a = value(columns[sorted], one);
      const b = value(columns[sorted], other);
      if (missing(a) || missing(b)) return missing(a) - missing(b) || one - other;
      const order = a < b ? -1 : a > b ? 1 : 0;
      return (falling ? -order : order) || one - other;
    }

    function search() {
      const wanted = words.toLowerCase().split(/\s+/).filter(part => part);
      found = [];
      for (let row = 0; row < count; row++) {
        if ([...chosen].some(([column, only]) => only && word(column, row) !== only)) continue;
        const all = wanted.length ? columns.map(column => text(column, row)).join(" ").toLowerCase() : "";
        if (wanted.every(part => all.includes(part))) found.push(row);
      }
      found.sort(compare);
      first = 0;
      fill();
    }

    const body = element("tbody");
    const told = element("p", { class: "count", role: "status" });
    const earlier = element("button", { type: "button", "data-go": "back" }, "Previous");
    const later = element("button", { type: "button", "data-go": "on" }, "Next");

    function cell(column, row) {
      const known = value(column, row);
      const side = column.number ? "number" : "left words";
      return element("td", { class: side + (column.number && known < 0 ? " loss" : "") }, text(column, row));
    }

    function fill() {
      const rows = found.slice(first, first + PART);
      body.replaceChildren(...rows.map(row => element("tr", {}, ...columns.map(column => cell(column, row)))));
      told.textContent = (rows.length ? many.format(first + 1) + "\u2013" + many.format(first + rows.length) + " of " + many.format(found.length) : "None")
        + (found.length < count ? " (" + many.format(count) + " in all)" : "");
      earlier.disabled = first === 0;
      later.disabled = first + PART >= found.length;
      heads.forEach((head, i) => head.setAttribute("aria-sort", i !== sorted ? "none" : falling ? "descending" : "ascending"));
    }

    function turn(step) {
      first += step * PART;
      fill();
    }
    earlier.addEventListener("click", () => turn(-1));
    later.addEventListener("click", () => turn(1));

    const heads = columns.map((column, i) => {
      const name = column.name + (column.unit === "usd" ? " " + data.currency : "");
      const button = element("button", { type: "button" }, name);
      button.addEventListener("click", () => {
        falling = sorted === i && !falling;
        sorted = i;
        search();
      });
      return element("th", { scope: "col", class: column.number ? "" : "left" }, button);
    });

    const box = element("input", { type: "search", placeholder: "any words" });
    box.addEventListener("input", () => {
      words = box.value;
      search();
    });
    const filters = element("form", { class: "filters", role: "search", "aria-label": data.title }, element("label", {}, "Search", box));
    columns.filter(column => column.chosen && !column.number).forEach(column => {
      const select = element("select", {}, element("option", { value: "" }, "All"),
        ...column.words.filter(each => each).sort().map(each => element("option", { value: each }, each)));
      select.addEventListener("change", () => {
        chosen.set(column, select.value);
        search();
      });
      filters.append(element("label", {}, column.name, select));
    });
    filters.addEventListener("submit", event => event.preventDefault());

    place.replaceChildren(filters,
      element("div", { class: "wide", role: "region", tabindex: "0", "aria-label": data.title },
        element("table", { class: "figures" }, element("caption", { class: "unseen" }, data.title + ". A column's button sorts by it."),
          element("thead", {}, element("tr", {}, ...heads)), body)),
      element("div", { class: "pager" }, earlier, later, told));
    search();
  }

  return { start: all => document.querySelectorAll(".listing").forEach(place => show(place, all[place.dataset.listing])) };
})();
