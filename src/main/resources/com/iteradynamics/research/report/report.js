// The page at work: draws its charts, moves them together, and lets spans, scales and colours be chosen. What it draws
// is in the element "data"; it asks nobody for more.
(function () {
  "use strict";

  const root = document.documentElement;
  const charts = JSON.parse(document.getElementById("data").textContent).charts;
  const DAY = 86400;
  const SPANS = [["All", 0], ["Last year", 365 * DAY], ["Last 90 days", 90 * DAY], ["Last 14 days", 14 * DAY]];
  const plots = [];

  // ---- data

  function times(distances) {
    let time = 0;
    return distances.map(distance => (time += distance));
  }

  for (const chart of charts) {
    chart.times = times(chart.times);
    chart.regimes.times = times(chart.regimes.times);
    chart.trades.times = times(chart.trades.times);
    chart.view = { min: chart.times[0], max: chart.times[chart.times.length - 1] };
    chart.plots = [];
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
    options.cursor = { sync: { key: "chart" + charts.indexOf(chart) }, drag: { x: true, y: false }, y: false };
    options.hooks.setScale = [(plot, key) => key === "x" && follow(chart, plot)];
    const plot = new uPlot(options, [chart.times, ...panel.lines.map(line => line.values)], place);
    chart.plots.push(plot);
    plots.push({ plot, place });
  }

  function drawAll(paperWidth) {
    plots.splice(0).forEach(({ plot }) => plot.destroy());
    charts.forEach(chart => (chart.plots = []));
    for (const place of document.querySelectorAll(".plot")) {
      const chart = charts[place.dataset.chart];
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
    const last = chart.times[chart.times.length - 1];
    const from = span === 0 ? chart.times[0] : last - span;
    chart.plots.forEach(plot => plot.setScale("x", { min: from, max: last }));
  }

  function isPositive(panel) {
    return panel.lines.every(line => line.values.every(value => value > 0));
  }

  function spread(panel) {
    let lowest = Infinity;
    let highest = 0;
    for (const line of panel.lines) {
      for (const value of line.values) {
        lowest = Math.min(lowest, value);
        highest = Math.max(highest, value);
      }
    }
    return highest / lowest;
  }

  function tools(place) {
    const chart = charts[place.dataset.tools];
    const length = chart.times[chart.times.length - 1] - chart.times[0];
    for (const [label, span] of SPANS) {
      if (span < length) button(label, place, () => show(chart, span));
    }
    const scalable = chart.panels.filter(panel => panel.look === "lines" && isPositive(panel));
    if (scalable.length > 0) {
      const wide = scalable.some(panel => spread(panel) > 8);
      scalable.forEach(panel => (panel.log = wide));
      const toggle = button("Logarithmic", place, () => {
        const log = toggle.getAttribute("aria-pressed") !== "true";
        scalable.forEach(panel => (panel.log = log));
        toggle.setAttribute("aria-pressed", String(log));
        drawAll();
      });
      toggle.setAttribute("aria-pressed", String(wide));
    }
  }

  const system = matchMedia("(prefers-color-scheme: dark)");
  const theme = document.getElementById("theme");

  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
  }

  function label() {
    theme.textContent = isDark() ? "Light colours" : "Dark colours";
  }

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

  // ---- paper and windows of other widths

  const PAPER = 680;
  addEventListener("beforeprint", () => {
    root.dataset.screen = root.dataset.theme || "";
    root.dataset.theme = "light";
    drawAll(PAPER);
  });
  addEventListener("afterprint", () => {
    if (root.dataset.screen) root.dataset.theme = root.dataset.screen;
    else delete root.dataset.theme;
    drawAll();
  });
  addEventListener("resize", () => {
    for (const { plot, place } of plots) {
      if (place.clientWidth !== plot.width) plot.setSize({ width: place.clientWidth, height: plot.height });
    }
  });

  label();
  document.querySelectorAll("[data-tools]").forEach(tools);
  drawAll();
})();
