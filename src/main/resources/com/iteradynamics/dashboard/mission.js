// The page at work: its charts and table, times that go on, and newer data from the server that it came from, if it came
// from one.
(function () {
  "use strict";

  const EVERY = 30000;
  const root = document.documentElement;
  const screen = document.getElementById("screen");
  const said = document.getElementById("said");
  const freshness = document.getElementById("freshness");
  let data = JSON.parse(document.getElementById("data").textContent);
  let heard = Date.now();
  let lost = "";
  let announced = "";

  // ---- times

  function span(seconds) {
    const minutes = Math.round(seconds / 60);
    if (seconds < 90) return Math.round(seconds) + " s";
    if (minutes < 120) return minutes + " min";
    const hours = Math.floor(minutes / 60);
    return hours < 48 ? hours + " h " + (minutes % 60) + " min" : Math.floor(hours / 24) + " d " + (hours % 24) + " h";
  }

  function go() {
    const now = Date.now();
    for (const element of document.querySelectorAll("[data-since]")) {
      const seconds = (now - Date.parse(element.dataset.since)) / 1000;
      element.textContent = seconds >= 0 ? span(seconds) + " ago" : "in " + span(-seconds);
    }
    const due = document.querySelector("[data-due]");
    const late = Boolean(due) && now > Date.parse(due.dataset.due);
    const overdue = document.getElementById("overdue");
    if (overdue) overdue.hidden = !late;
    root.dataset.stale = String(late || lost !== "");
    // A screen reader announces what changed, and not each passing second.
    const news = lost ? "No answer from Argus" : late ? overdue.textContent : document.querySelector(".verdict").textContent;
    if (announced && news !== announced) said.textContent = news;
    announced = news;
    if (lost) freshness.textContent = "No answer from Argus for " + span((now - heard) / 1000) + " (" + lost + "): this is what was known then";
  }

  // The local time of what the pointer is on.
  document.addEventListener("mouseover", event => {
    const time = event.target.closest && event.target.closest("time[datetime]");
    if (time) time.title = new Date(time.dateTime).toLocaleString(undefined, { dateStyle: "full", timeStyle: "long" });
  });

  // ---- newer data

  // Puts what the server wrote in place of what is there. It is parsed as a document of its own, in which nothing runs.
  function put(place, html) {
    const opened = [...place.querySelectorAll("details[open][id]")].map(element => element.id);
    const focused = place.contains(document.activeElement) ? document.activeElement.id : "";
    const parsed = new DOMParser().parseFromString(html, "text/html");
    place.replaceChildren(...parsed.body.childNodes);
    opened.forEach(id => document.getElementById(id)?.setAttribute("open", ""));
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  function take(newer) {
    put(screen, newer.screen);
    put(document.getElementById("panels"), newer.panels);
    put(document.getElementById("mode"), newer.mode);
    document.title = newer.title;
    freshness.textContent = newer.freshness;
    if (newer.drawn !== data.drawn) {
      if (newer.charts.length && data.charts.length) charts.replace(newer.charts);
      table.show(newer.table);
    }
    if (Boolean(newer.charts.length) !== Boolean(data.charts.length)) location.reload();
    data = newer;
  }

  async function refresh() {
    try {
      const answer = await fetch("data.json?have=" + encodeURIComponent(data.drawn), { cache: "no-store" });
      if (!answer.ok) throw new Error("it answered " + answer.status);
      const newer = await answer.json();
      heard = Date.now();
      lost = "";
      take(newer.charts ? newer : { ...data, ...newer });
    } catch (error) {
      lost = error instanceof TypeError ? "it cannot be reached" : error.message;
    }
    go();
    root.dataset.refreshed = String(Number(root.dataset.refreshed || 0) + 1);
  }

  // ---- start

  // The charts begin with a quarter, or with all decisions and a little before them where those are younger; with a week
  // where they have only begun. Candles that came long after the newest decision, a tenth of that at least, come into
  // sight when they are looked for.
  const DAY = 86400;
  const hours = data.table.hours.slice(1).reduce((sum, distance) => sum + distance, 0);
  const newest = data.table.hours.reduce((sum, distance) => sum + distance, 0) * 3600;
  const shown = hours ? Math.min(90 * DAY, Math.max(7 * DAY, hours * 3600 * 1.1)) : 90 * DAY;
  charts.start(data.charts, shown, newest ? newest + shown / 10 : undefined);
  table.show(data.table);
  go();
  setInterval(go, 1000);
  if (data.table.asks) {
    setInterval(() => document.hidden || refresh(), EVERY);
    document.addEventListener("visibilitychange", () => document.hidden || refresh());
    document.addEventListener("argus-refresh", refresh);
  }
  root.dataset.ready = "true";
})();
