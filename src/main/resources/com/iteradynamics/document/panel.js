// How a panel of a chart looks: numbers, colors, lines, axes, and the market behind and on them. It keeps nothing.
const panels = (function () {
  "use strict";

  const DAY = 86400;
  const MOST_TRIANGLES = 250;
  const COLORS = 8;

  // ---- numbers and colors

  const format = options => {
    const numbers = new Intl.NumberFormat("en-US", options);
    return { format: value => numbers.format(value).replace("-", "\u2212") };
  };
  const plain = format({ maximumFractionDigits: 2 });
  const short = format({ notation: "compact", maximumSignificantDigits: 4 });
  const small = format({ maximumSignificantDigits: 4, maximumFractionDigits: 20 });
  // Two decimals are nothing of a coin that costs less than one.
  const amount = v => (v !== 0 && Math.abs(v) < 1 ? small : plain).format(v);
  const exact = {
    usd: (v, currency) => amount(v) + " " + currency,
    fraction: v => plain.format(v * 100) + " %",
  };
  const axis = {
    usd: v => (Math.abs(v) >= 10000 ? short.format(v) : amount(v)),
    fraction: v => plain.format(v * 100) + " %",
  };
  const written = (formats, unit) => formats[unit] || (v => plain.format(v));

  // A variable of the style sheet as the browser resolves it, dark or light.
  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);
  function color(name) {
    probe.style.color = "var(--" + name + ")";
    return getComputedStyle(probe).color;
  }

  // ---- what is drawn beside the lines

  function drawRegimes(plot, regimes) {
    const { ctx, bbox } = plot;
    const fills = regimes.names.map(name => color("regime-" + name.toLowerCase().replace("_", "-")));
    const { min, max } = plot.scales.x;
    ctx.save();
    for (let i = 0; i < regimes.times.length; i++) {
      const from = Math.max(min, regimes.times[i]);
      const to = Math.min(max, i + 1 < regimes.times.length ? regimes.times[i + 1] : Infinity);
      if (from < to && regimes.labels[i] >= 0) {
        const left = plot.valToPos(from, "x", true);
        ctx.fillStyle = fills[regimes.labels[i]];
        ctx.fillRect(left, bbox.top, plot.valToPos(to, "x", true) - left, bbox.height);
      }
    }
    ctx.restore();
  }

  function triangle(ctx, x, y, size, up) {
    const base = up ? y + size * 1.6 : y - size * 1.6;
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x - size, base);
    ctx.lineTo(x + size, base);
    ctx.closePath();
    ctx.fill();
    ctx.stroke();
  }

  function drawTrades(plot, trades) {
    const { ctx, bbox } = plot;
    const { min, max } = plot.scales.x;
    const seen = [];
    trades.times.forEach((time, i) => {
      if (time >= min && time <= max) seen.push(i);
    });
    const few = seen.length <= MOST_TRIANGLES;
    const pixel = devicePixelRatio || 1;
    const size = 5 * pixel;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    ctx.strokeStyle = color("card");
    ctx.lineWidth = pixel;
    for (const i of seen) {
      const bought = trades.bought[i] === 1;
      const x = plot.valToPos(trades.times[i], "x", true);
      ctx.fillStyle = color(bought ? "gain" : "loss");
      if (few) {
        triangle(ctx, x, plot.valToPos(trades.prices[i], "y", true), size, bought);
      } else {
        ctx.fillRect(x, bbox.top + bbox.height - (bought ? 2 : 1) * size, pixel, size);
      }
    }
    ctx.restore();
  }

  // ---- lines and axes

  // The regime at a time: the last that had begun by then.
  function regimeAt(regimes, time) {
    let low = 0;
    let high = regimes.times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (regimes.times[middle] <= time) low = middle + 1;
      else high = middle;
    }
    return (low && regimes.names[regimes.labels[low - 1]]) || "";
  }

  // What stands below a chart for the hour at the pointer.
  function told(chart, panel) {
    const number = written(exact, panel.unit);
    return (plot, value, series, k) => {
      if (value == null) return "–";
      const regime = panel.market ? regimeAt(chart.regimes, chart.times[k]) : "";
      return number(value, chart.currency) + (regime && " in " + regime);
    };
  }

  function seriesOf(chart, panel, line, i) {
    const main = i === 0;
    const many = panel.look === "lines" && panel.lines.length > 2;
    const series = {
      label: line.name,
      stroke: color("line" + (many ? 1 + (i % COLORS) : main ? 1 : 2)),
      dash: many && i >= COLORS ? [4 + 4 * Math.floor(i / COLORS), 4] : undefined,
      width: main ? 1.75 : 1.25,
      points: { show: false },
      value: told(chart, panel),
    };
    if (panel.look === "area" || panel.look === "steps") {
      series.fill = color(main ? "fill1" : "fill2");
      series.fillTo = 0;
    }
    if (panel.look === "fan" && !main) series.width = i === Math.ceil(panel.lines.length / 2) ? 1.25 : 0.5;
    if (panel.look === "steps") series.paths = uPlot.paths.stepped({ align: 1 });
    return series;
  }

  // Where a logarithmic axis is marked: at 1, 2 and 5 of each power of ten, or evenly where those are too few.
  function logarithmic(plot, place, min, max) {
    const marks = [];
    for (let power = Math.floor(Math.log10(min)); power <= Math.log10(max); power++) {
      for (const digit of [1, 2, 5]) marks.push(digit * 10 ** power);
    }
    const seen = marks.filter(mark => mark >= min && mark <= max);
    return seen.length > 2 ? seen : even(min, max);
  }

  function even(min, max) {
    const rough = (max - min) / 4;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map(digit => digit * power).find(candidate => candidate >= rough);
    const marks = [];
    for (let mark = Math.ceil(min / step) * step; mark <= max; mark += step) marks.push(mark);
    return marks;
  }

  // The distance of two marks, seconds; what stands at a mark; what it adds at the first of a year, month and day.
  const DATES = [
    [365 * DAY, "{YYYY}", null, null, null, null, null, null, 1],
    [28 * DAY, "{MMM}", "\n{YYYY}", null, null, null, null, null, 1],
    [DAY, "{D} {MMM}", "\n{YYYY}", null, null, null, null, null, 1],
    [60, "{HH}:{mm}", "\n{D} {MMM} {YYYY}", null, "\n{D} {MMM}", null, null, null, 1],
  ];

  function axes(panel, narrow) {
    const common = {
      stroke: color("soft"),
      font: "12px system-ui, sans-serif",
      grid: { stroke: color("rule"), width: 1 },
      ticks: { stroke: color("rule"), width: 1 },
    };
    const label = written(axis, panel.unit);
    return [
      { ...common, values: DATES },
      {
        ...common,
        ...(panel.log ? { splits: logarithmic, filter: (plot, splits) => splits } : {}),
        size: narrow ? 52 : 72,
        values: (plot, splits) => splits.map(value => (value == null ? "" : label(value))),
      },
    ];
  }

  function scaleOf(panel) {
    if (panel.log) return { distr: 3, range: (plot, min, max) => [min / 1.05, max * 1.05] };
    if (panel.look === "area") return { range: (plot, min) => [Math.min(min * 1.08, -1e-4), 0] };
    if (panel.look === "steps") return { range: (plot, min, max) => [0, Math.max(max * 1.08, 0.01)] };
    return {};
  }

  // The outermost lines of a fan bound a band, the next ones a narrower one upon it.
  function fanOf(panel) {
    const fan = [];
    for (let high = 2, low = panel.lines.length; high < low; high++, low--) {
      fan.push({ series: [high, low], fill: color("fill1") });
    }
    return fan;
  }

  // uPlot's options for a panel of a chart that is so many pixels wide.
  function options(chart, panel, width) {
    const narrow = width < 560;
    const tall = panel.look === "lines" || panel.look === "fan";
    return {
      width: width,
      height: tall ? (narrow ? 230 : 300) : narrow ? 130 : 160,
      tzDate: time => uPlot.tzDate(new Date(time * 1e3), "Etc/UTC"),
      legend: { live: true },
      scales: { x: { time: true, ...chart.view }, y: scaleOf(panel) },
      axes: axes(panel, narrow),
      series: [
        { label: "Time (UTC)", value: "{YYYY}-{MM}-{DD} {HH}:{mm}" },
        ...panel.lines.map((line, i) => seriesOf(chart, panel, line, i)),
      ],
      bands: panel.look === "fan" ? fanOf(panel) : [],
      hooks: {
        drawClear: [plot => panel.market && drawRegimes(plot, chart.regimes)],
        draw: [plot => panel.market && drawTrades(plot, chart.trades)],
      },
    };
  }

  return { options };
})();
