// The table of decisions: filtered and paged here, so that it stays quick however many there are. A row opens to all that
// was recorded, which is asked for when it is needed.
const table = (function () {
  "use strict";

  const PAGE = 50;
  const HOUR = 3600;
  const place = document.getElementById("table");
  const filter = { branch: "", regime: "", from: "", to: "", text: "" };
  // The opened rows by their hours: they stay as they are when the table is filled anew.
  const open = new Map();
  const known = new Map();
  let data = null;
  let found = [];
  let first = 0;
  let shownHour = null;
  let body = null;
  let count = null;
  const selects = {};

  // ---- small things

  function element(tag, attributes, ...content) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
    made.append(...content.filter(part => part != null));
    return made;
  }

  const numbers = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const minus = text => text.replace("-", "\u2212");
  const small = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 4, maximumFractionDigits: 20 });
  // Two decimals are nothing of a coin that costs less than one.
  const amount = value => (value !== 0 && Math.abs(value) < 1 ? small : numbers).format(value);
  const usd = value => (value == null ? "–" : minus(amount(value)));
  const percent = value => (value == null ? "–" : minus(numbers.format(value * 100 === 0 ? 0 : value * 100)) + " %");
  const word = (column, row) => data[column].words[data[column].at[row]];
  const iso = row => new Date(data.hours[row] * HOUR * 1000).toISOString().slice(0, 19) + "Z";
  const hourText = text => text.slice(0, 16).replace("T", " ");

  // Numbers to nine digits: the record as it is stored has all of them.
  const shown = value => (typeof value === "number" ? String(Number(value.toPrecision(9))) : String(value));

  function utc(text, shown) {
    return element("time", { datetime: text }, shown || hourText(text));
  }

  // ---- data

  function read(raw) {
    let hour = 0;
    return { ...raw, hours: raw.hours.map(distance => (hour += distance)) };
  }

  function search() {
    found = [];
    const from = filter.from ? Date.parse(filter.from + "T00:00:00Z") / 1000 / HOUR : -Infinity;
    const to = filter.to ? Date.parse(filter.to + "T00:00:00Z") / 1000 / HOUR + 24 : Infinity;
    const text = filter.text.toLowerCase();
    for (let row = data.hours.length - 1; row >= 0; row--) {
      const hour = data.hours[row];
      if (hour < from || hour >= to) continue;
      if (filter.branch && word("branch", row) !== filter.branch) continue;
      if (filter.regime && word("regime", row) !== filter.regime) continue;
      if (text && !(word("why", row) + " " + word("orders", row)).toLowerCase().includes(text)) continue;
      found.push(row);
    }
  }

  // All that was recorded in an hour: asked of the server, or taken from a compressed part of this file.
  async function record(row) {
    const hour = iso(row);
    if (!known.has(hour)) (await part(row, hour)).forEach(each => known.set(each.timestamp_utc.replace(" ", "T") + "Z", each));
    if (!known.has(hour)) throw new Error("the record is not there any more");
    return known.get(hour);
  }

  async function part(row, hour) {
    const inside = document.getElementById("part-" + Math.floor(row / data.part));
    if (inside) {
      const bytes = Uint8Array.from(atob(inside.textContent.trim()), letter => letter.charCodeAt(0));
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
      return JSON.parse(await new Response(stream).text());
    }
    if (!data.asks) throw new Error("this copy keeps the newest decisions only; the store has all of them");
    const answer = await fetch("records?at=" + encodeURIComponent(hour), { cache: "no-store" });
    if (!answer.ok) throw new Error("the server answered " + answer.status);
    return answer.json();
  }

  // ---- what a row opens to

  function pairs(title, rows) {
    const list = element("dl", { class: "pairs" });
    rows.filter(([, value]) => value != null && value !== "").forEach(([name, value]) =>
      list.append(element("div", {}, element("dt", {}, name), element("dd", {}, value instanceof Node ? value : shown(value)))));
    return list.children.length ? element("section", {}, element("h4", {}, title), list) : null;
  }

  function fields(title, map) {
    return map ? pairs(title, Object.entries(map).map(([name, value]) => [name, typeof value === "object" && value ? JSON.stringify(value) : value])) : null;
  }

  function gates(record) {
    if (!record.gates) return element("p", { class: "none" }, "No gate was asked.");
    const rows = record.gates.map(gate =>
      element("tr", gate.matched ? { class: "matched" } : {},
        element("td", {}, gate.matched ? "■ decides" : "✓ passed"),
        element("th", { scope: "row" }, String(gate.gate)),
        element("td", {}, String(gate.why))));
    return element("section", { class: "gates" }, element("h4", {}, "Governors, in the order they were asked"),
      element("table", {}, element("caption", { class: "unseen" }, "Verdict of every gate"),
        element("thead", { class: "unseen" }, element("tr", {}, ...["Verdict", "Gate", "Why"].map(name => element("th", { scope: "col" }, name)))),
        element("tbody", {}, ...rows)));
  }

  function orders(record) {
    if (!record.orders || record.orders.length === 0) {
      return pairs("Orders", [["none", record.no_order_because || "nothing was to be traded"]]);
    }
    const all = record.orders.map(order => [
      pairs(order.side + " " + order.size + ", " + order.state,
        Object.entries(order).filter(([name]) => !["side", "size", "state", "fills"].includes(name))),
      ...(order.fills || []).map((fill, i) => fields("Fill " + (i + 1), fill))]);
    return element("div", {}, ...all.flat());
  }

  function model(record) {
    if (record.p_long == null && !record.p_long_reason && !record.challenger_id) return null;
    return pairs("Model", [["p_long", record.p_long], ["model_id", record.model_id], ["why not", record.p_long_reason],
      ["challenger", record.challenger_id], ["challenger p_long", record.challenger_p_long], ["challenger why not", record.challenger_reason],
      ...(record.p_long_contributions || []).map(part => [part.feature + " = " + part.value, part.contribution])]);
  }

  function story(record) {
    return element("div", { class: "story" },
      gates(record),
      element("div", { class: "aside" },
        pairs("Regime", [["label", record.regime_label], ["confidence", record.regime_confidence], ["note", record.regime_note],
          ["legacy", record.legacy_regime]]),
        fields("Features", record.regime_features || record.legacy_features),
        model(record)),
      element("div", { class: "aside" },
        pairs("Intent", [["action", record.intent_action], ["reason", record.intent_reason], ["error", record.intent_error],
          ["confidence", record.intent_confidence], ["exposure", record.intent_exposure_frac],
          ["horizon", record.intent_horizon_h == null ? null : record.intent_horizon_h + " h"]]),
        orders(record),
        pairs("After", [["equity", usd(record.equity_after_usd)], ["cash", record.cash_usd], ["quantity", record.base_qty],
          ["planned exit", record.planned_exit_ts]])),
      element("details", { class: "raw" }, element("summary", {}, "The record as it is stored"),
        element("pre", { tabindex: "0" }, JSON.stringify(record, null, 2))));
  }

  function detail(row) {
    const cell = element("td", { colspan: "8" }, element("p", { class: "none" }, "Reading the record …"));
    const line = element("tr", { class: "detail", id: "detail-" + data.hours[row] }, cell);
    record(row).then(
      found => cell.replaceChildren(story(found)),
      error => cell.replaceChildren(element("p", { class: "none" }, "The record cannot be shown: " + error.message + ".")));
    open.set(data.hours[row], line);
    return line;
  }

  // ---- rows

  function line(row) {
    const hour = data.hours[row];
    const opened = open.has(hour);
    const button = element("button", { type: "button", "aria-expanded": String(opened), "aria-controls": "detail-" + hour, "data-hour": hour },
      utc(iso(row)));
    const drawdown = data.drawdown[row];
    const made = element("tr", {},
      element("th", { scope: "row" }, button),
      element("td", { class: "branch" }, word("branch", row)),
      element("td", {}, word("regime", row) ? element("span", { class: "swatch regime-" + word("regime", row).toLowerCase().replace("_", "-") }) : null, word("regime", row) || "–"),
      element("td", {}, word("action", row) || "–"),
      element("td", { class: "number" }, usd(data.price[row])),
      element("td", { class: "number" }, usd(data.equity[row])),
      element("td", { class: "number" }, percent(drawdown)),
      element("td", { class: "why" }, word("orders", row) ? element("strong", {}, word("orders", row) + " ") : null, word("why", row)));
    if (word("orders", row)) made.className = "traded";
    button.addEventListener("click", () => {
      if (open.has(hour)) {
        open.get(hour).remove();
        open.delete(hour);
      } else {
        made.after(detail(row));
      }
      button.setAttribute("aria-expanded", String(open.has(hour)));
    });
    return opened ? [made, open.get(hour)] : [made];
  }

  function fill() {
    const focused = document.activeElement && document.activeElement.dataset.hour;
    first = Math.max(0, Math.min(first, found.length - 1));
    shownHour = found.length === 0 ? null : data.hours[found[first]];
    const rows = found.slice(first, first + PAGE);
    body.replaceChildren(...rows.flatMap(line));
    if (rows.length === 0) {
      const why = data.hours.length ? "No decision fits this filter." : "There are no decisions to show.";
      body.append(element("tr", {}, element("td", { colspan: "8", class: "none" }, why)));
    }
    const many = new Intl.NumberFormat("en-US");
    count.textContent = rows.length === 0 ? "none of " + many.format(data.hours.length)
      : many.format(first + 1) + "–" + many.format(first + rows.length) + " of " + many.format(found.length)
        + (found.length < data.hours.length ? " (" + many.format(data.hours.length) + " in all)" : "");
    place.querySelector("[data-go='newer']").disabled = first === 0;
    place.querySelector("[data-go='newest']").disabled = first === 0;
    place.querySelector("[data-go='older']").disabled = first + PAGE >= found.length;
    if (focused) body.querySelector("button[data-hour='" + focused + "']")?.focus({ preventScroll: true });
  }

  // ---- the frame around them

  function label(text, input, key, event) {
    input.addEventListener(event, () => {
      filter[key] = input.value;
      first = 0;
      search();
      fill();
    });
    input.id = "filter-" + key;
    return element("label", {}, text, input);
  }

  function options(key, all) {
    const select = selects[key];
    const words = [...new Set(data[key].words.filter(word => word))].sort();
    if (filter[key] && !words.includes(filter[key])) words.push(filter[key]);
    select.replaceChildren(element("option", { value: "" }, all), ...words.map(word => element("option", { value: word }, word)));
    select.value = filter[key];
  }

  function go(name, title, step) {
    const button = element("button", { type: "button", "data-go": name }, title);
    button.addEventListener("click", () => {
      first = step === 0 ? 0 : first + step * PAGE;
      fill();
    });
    return button;
  }

  function frame() {
    selects.branch = element("select", {});
    selects.regime = element("select", {});
    const clear = element("button", { type: "button" }, "Clear");
    clear.addEventListener("click", () => {
      Object.keys(filter).forEach(key => {
        filter[key] = "";
        document.getElementById("filter-" + key).value = "";
      });
      first = 0;
      search();
      fill();
    });
    count = element("p", { class: "count", role: "status" });
    body = element("tbody", {});
    const head = ["Hour (UTC)", "Branch", "Regime", "Intent", "Close " + data.currency, "Equity " + data.currency, "Drawdown", "Orders, and why"];
    const right = [4, 5, 6];
    place.replaceChildren(
      element("form", { class: "filters", role: "search", "aria-label": "Decisions" },
        label("Branch", selects.branch, "branch", "change"),
        label("Regime", selects.regime, "regime", "change"),
        label("From", element("input", { type: "date" }), "from", "change"),
        label("To", element("input", { type: "date" }), "to", "change"),
        label("Words", element("input", { type: "search", placeholder: "in why and orders" }), "text", "input"),
        clear),
      element("div", { class: "wide", role: "region", tabindex: "0", "aria-label": "Decisions, newest first" },
        element("table", { class: "rows" }, element("caption", { class: "unseen" }, "Decisions, newest first. A row's button opens its record."),
          element("thead", {}, element("tr", {}, ...head.map((name, i) => element("th", { scope: "col", ...(right.includes(i) ? { class: "number" } : {}) }, name)))),
          body)),
      element("div", { class: "pager" }, go("newest", "Newest", 0), go("newer", "Newer", -1), go("older", "Older", 1), count));
    place.querySelector("form").addEventListener("submit", event => event.preventDefault());
  }

  // Shows this table; filter, page and open rows stay as they are.
  function show(raw) {
    data = read(raw);
    if (!body) frame();
    options("branch", "All branches");
    options("regime", "All regimes");
    search();
    if (first > 0 && shownHour != null) first = Math.max(0, found.findIndex(row => data.hours[row] <= shownHour));
    fill();
  }

  return { show };
})();
