// Charts at work: draws those of a page, moves the ones over the same hours together, and lets spans, scales and colors
// be chosen. Charts can be replaced by newer ones without losing what a person looks at.
const charts = (function () {
  "use strict";

  const root = document.documentElement;
  const DAY = 86400;
  const SPANS = [["All", 0], ["Last year", 365 * DAY], ["Last 90 days", 90 * DAY], ["Last 14 days", 14 * DAY]];
  const plots = [];
  let all = [];

  // ---- data

  function times(distances) {
    let time = 0;
    return distances.map(distance => (time += distance));
  }

  const end = chart => chart.times[chart.times.length - 1];

  function read(chart) {
    const read = { ...chart, times: times(chart.times), plots: [] };
    read.regimes = { ...chart.regimes, times: times(chart.regimes.times) };
    read.trades = { ...chart.trades, times: times(chart.trades.times) };
    read.view = { min: read.times[0], max: end(read) };
    return read;
  }

  // ---- drawing

  function follow(chart, plot) {
    const { min, max } = plot.scales.x;
    if (chart.following || min == null || (min === chart.view.min && max === chart.view.max)) return;
    chart.following = true;
    chart.view = { min, max };
    chart.plots.forEach(other => other !== plot && other.setScale("x", chart.view));
    chart.following = false;
  }

  function draw(chart, place, panel, width) {
    const options = panels.options(chart, panel, width);
    options.cursor = { sync: { key: "chart" + all.indexOf(chart) }, drag: { x: true, y: false }, y: false };
    options.hooks.setScale = [(plot, key) => key === "x" && follow(chart, plot)];
    const plot = new uPlot(options, [chart.times, ...panel.lines.map(line => line.values)], place);
    chart.plots.push(plot);
    plots.push({ plot, place });
  }

  function drawAll(paperWidth) {
    plots.splice(0).forEach(({ plot }) => plot.destroy());
    all.forEach(chart => (chart.plots = []));
    for (const place of document.querySelectorAll(".plot")) {
      const chart = all[place.dataset.chart];
      place.querySelectorAll("noscript").forEach(element => element.remove());
      draw(chart, place, chart.panels[place.dataset.panel], paperWidth || place.clientWidth);
    }
    root.dataset.charts = "drawn";
  }

  // ---- buttons

  function button(label, place, onClick) {
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = label;
    element.addEventListener("click", () => onClick(element));
    place.append(element);
    return element;
  }

  function show(chart, span) {
    const from = span === 0 ? chart.times[0] : end(chart) - span;
    chart.plots.forEach(plot => plot.setScale("x", { min: from, max: end(chart) }));
  }

  function isPositive(panel) {
    return panel.lines.every(line => line.values.every(value => value == null || value > 0));
  }

  function spread(panel) {
    let lowest = Infinity;
    let highest = 0;
    for (const line of panel.lines) {
      for (const value of line.values) {
        if (value == null) continue;
        lowest = Math.min(lowest, value);
        highest = Math.max(highest, value);
      }
    }
    return highest / lowest;
  }

  const scalable = chart => chart.panels.filter(panel => panel.look === "lines" && isPositive(panel));

  function tools(place) {
    const chart = all[place.dataset.tools];
    place.replaceChildren();
    for (const [label, span] of SPANS) {
      if (span < end(chart) - chart.times[0]) button(label, place, () => show(chart, span));
    }
    const scaled = scalable(chart);
    if (scaled.length > 0) {
      const toggle = button("Logarithmic", place, () => {
        const log = toggle.getAttribute("aria-pressed") !== "true";
        scaled.forEach(panel => (panel.log = log));
        toggle.setAttribute("aria-pressed", String(log));
        drawAll();
      });
      toggle.setAttribute("aria-pressed", String(scaled.some(panel => panel.log)));
    }
  }

  const system = matchMedia("(prefers-color-scheme: dark)");
  const theme = document.getElementById("theme");

  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
  }

  function label() {
    theme.textContent = isDark() ? "Light colors" : "Dark colors";
  }

  function watch() {
    theme.hidden = false;
    theme.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      label();
      drawAll();
    });
    system.addEventListener("change", () => {
      label();
      drawAll();
    });
    addEventListener("resize", () => {
      for (const { plot, place } of plots) {
        if (place.clientWidth !== plot.width) plot.setSize({ width: place.clientWidth, height: plot.height });
      }
      mark();
    });
    document.addEventListener("toggle", mark, true);
    label();
  }

  // ---- tables

  // A table that is wider than its place says that it scrolls.
  function mark() {
    for (const place of document.querySelectorAll(".wide")) {
      place.toggleAttribute("data-scrolls", place.scrollWidth > place.clientWidth + 1);
    }
  }

  // ---- from outside

  // Draws these charts. They begin with their last `span` seconds, or with all; with those before the time `until`, where
  // they go on after it.
  function start(drawn, span, until) {
    all = drawn.map(read);
    for (const chart of all) {
      if (until > chart.times[0]) chart.view.max = Math.min(chart.view.max, until);
      if (span) chart.view.min = Math.max(chart.view.min, chart.view.max - span);
      const scaled = scalable(chart);
      const wide = scaled.some(panel => spread(panel) > 8);
      scaled.forEach(panel => (panel.log = wide));
    }
    watch();
    document.querySelectorAll("[data-tools]").forEach(tools);
    drawAll();
    mark();
  }

  // What is looked at of a newer chart: all, where it was all; what came last, where it was that; else the same hours.
  function kept(before, chart) {
    const { min, max } = before.view;
    if (max < end(before)) return { min, max };
    return { min: min <= before.times[0] ? chart.times[0] : min + end(chart) - end(before), max: end(chart) };
  }

  // Draws newer charts in place of these.
  function replace(newer) {
    const before = all;
    all = newer.map(read);
    all.forEach((chart, i) => {
      if (!before[i]) return;
      chart.view = kept(before[i], chart);
      chart.panels.forEach((panel, k) => (panel.log = before[i].panels[k].log));
    });
    document.querySelectorAll("[data-tools]").forEach(tools);
    drawAll();
    mark();
  }

  return { start, replace, drawAll };
})();
