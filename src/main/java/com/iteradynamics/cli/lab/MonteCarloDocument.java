package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.Counts;
import com.iteradynamics.cli.lab.MonteCarlo.Method;
import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Facts;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Part;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.TimeCharts;
import com.iteradynamics.document.TimeCharts.Line;
import com.iteradynamics.document.Unit;
import com.iteradynamics.market.CurrencyPair;
import com.iteradynamics.research.Backtest;
import com.iteradynamics.research.BlockedTime;
import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.HeldBack;
import com.iteradynamics.research.bootstrap.Bands;
import com.iteradynamics.research.bootstrap.Fan;
import com.iteradynamics.research.bootstrap.HistogramBins;
import com.iteradynamics.research.bootstrap.Resampling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** How far a backtest's result spreads, as a document and in JSON. */
final class MonteCarloDocument {
  /** With fewer trades than that the bounds are rough themselves: a rule of thumb. */
  private static final int FEW_TRADES = 30;

  private static final List<ToDoubleFunction<Bands>> SHARES =
      List.of(Bands::p5, Bands::p25, Bands::p50, Bands::p75, Bands::p95);

  private static final List<Integer> PERCENT = List.of(5, 25, 50, 75, 95);

  private final RunHeader head;
  private final BookCurve book;
  private final BlockedTime blocked;
  private final HeldBack heldBack;
  private final MonteCarlo spread;
  private final Figure<Method> pastEquity;
  private final Figure<Method> pastDrawdown;
  private final Figure<Method> lost;
  private final Figure<Method> beyond;

  MonteCarloDocument(RunHeader head, Backtest backtest, MonteCarlo spread) {
    this.head = head;
    this.book = backtest.curve();
    this.blocked = backtest.blocked();
    this.heldBack = backtest.heldBack();
    this.spread = spread;
    pastEquity =
        Figure.<Method>of("final equity, backtest", "", Unit.USD, this::pastEquity)
            .named("past_final_equity");
    pastDrawdown =
        Figure.<Method>of(
                "max drawdown, backtest", "", Unit.LOSS, method -> method.past().maxDrawdown())
            .named("past_max_drawdown");
    lost = ofRuns("runs that lost", "probability_of_loss", Resampling::probabilityOfLoss);
    beyond =
        ofRuns(
            "runs deeper than " + Unit.LOSS.format(spread.plan().drawdownLimit()),
            "probability_beyond_limit",
            Resampling::probabilityBeyondLimit);
  }

  private double pastEquity(Method method) {
    return book.startUsd() * method.past().growth();
  }

  private static Figure<Method> ofRuns(
      String label, String name, Function<Resampling, Double> value) {
    return Figure.<Method>of(label, "", Unit.FRACTION, method -> method.result().map(value))
        .named(name)
        .orElse("too few trades");
  }

  /** A figure's bands, from the lowest on, of what people read. */
  private static List<Figure<Method>> bands(
      Unit unit, Function<Resampling, Bands> of, double times) {
    List<Figure<Method>> bands = new ArrayList<>();
    for (int i = 0; i < SHARES.size(); i++) {
      // A drawdown is shown as a loss, so that 5 % of the runs are below the one of 95 %.
      ToDoubleFunction<Bands> band = SHARES.get(unit == Unit.LOSS ? SHARES.size() - 1 - i : i);
      Function<Resampling, Double> value = it -> band.applyAsDouble(of.apply(it)) * times;
      bands.add(
          ofRuns("  " + PERCENT.get(i) + " % of the runs below", "p" + PERCENT.get(i), value)
              .in(unit));
    }
    return bands;
  }

  /**
   * All of it.
   *
   * @param now when a page is made of it; empty where none is
   */
  Document document(Optional<Instant> now) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.terminal(head.prose(), Prose.of(method())));
    blocks.add(Block.of(table()));
    now.ifPresent(
        any -> {
          blocks.add(Block.page(fan()));
          blocks.add(Block.page(ends()));
        });
    blocks.add(Block.of(explained()));
    blocks.add(Block.of(Prose.of(limits())));
    now.ifPresent(made -> blocks.add(Block.page(head.again(settings(), made))));
    return new Document(
        head.title() + ": Monte Carlo",
        head.sentence() + " " + method() + ".",
        blocks,
        head.caveats(List.of()),
        head.currency());
  }

  private String method() {
    return String.format(
        Locale.ROOT,
        "%s per method, seed %d; blocks of %s on average; %s",
        Counts.grouped(spread.plan().runs(), "run"),
        spread.plan().seed(),
        Counts.of(spread.block(), "hour"),
        Counts.of(spread.trades(), "trade"));
  }

  private Table table() {
    List<Figure<Method>> figures = new ArrayList<>();
    figures.add(pastEquity);
    figures.addAll(bands(Unit.USD, Resampling::growth, book.startUsd()));
    figures.add(pastDrawdown);
    figures.addAll(bands(Unit.LOSS, Resampling::maxDrawdown, 1));
    figures.addAll(List.of(lost, beyond));
    List<Column> columns = new ArrayList<>(List.of(Column.left("figure").least(23)));
    spread.methods().forEach(method -> columns.add(Column.right(method.name()).least(16)));
    return new Table(
        "Distribution of the result",
        "",
        columns,
        figures.stream()
            .map(
                figure ->
                    figure.row(spread.methods().stream().map(figure::cell).toArray(Cell[]::new)))
            .toList());
  }

  private TimeCharts fan() {
    double[] returns = book.hourlyReturns();
    Fan fan = Fan.of(returns, spread.block(), spread.plan());
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("Backtest", k -> book.equityUsd(fan.after().get(k) - 1)));
    for (int i = SHARES.size() - 1; i >= 0; i--) {
      ToDoubleFunction<Bands> band = SHARES.get(i);
      lines.add(
          new Line(
              PERCENT.get(i) + " % of the runs below",
              k -> book.startUsd() * band.applyAsDouble(fan.growth().get(k))));
    }
    return new TimeCharts(
        "Simulated equity",
        String.format(
            Locale.ROOT, "Block bootstrap, the first %s.", Counts.grouped(fan.runs(), "run")),
        fan.after().size(),
        k -> book.openTime(fan.after().get(k) - 1).getEpochSecond(),
        List.of(
            new TimeCharts.Panel(
                "Equity",
                "90 % of the runs are inside the wide band, 50 % inside the narrow one.",
                Unit.USD,
                TimeCharts.Style.FAN,
                false,
                lines)),
        List.of(),
        List.of(),
        List.of());
  }

  /** A histogram for each method. */
  private List<Part> ends() {
    List<Part> tables = new ArrayList<>();
    for (Method method : spread.methods()) {
      method.result().map(it -> ends(method.name(), it)).ifPresent(tables::add);
    }
    return tables;
  }

  private Table ends(String name, Resampling result) {
    HistogramBins bins = result.ends();
    int most = bins.counts().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<Table.Row> rows = new ArrayList<>();
    for (int i = 0; i < bins.counts().size(); i++) {
      int count = bins.counts().get(i);
      rows.add(
          new Table.Row(
              Unit.USD.format(book.startUsd() * (bins.from() + i * bins.width()), head.currency()),
              List.of(
                  Cell.count(count),
                  Cell.fraction((double) count / result.runs()),
                  new Cell.Bar(count, 0, most))));
    }
    return new Table(
        "Final equity: " + name,
        "Runs with a final equity between this value and the next.",
        Column.of("equity from", "runs", "share", ""),
        rows);
  }

  private static Facts explained() {
    Map<String, String> methods = new LinkedHashMap<>();
    methods.put("block bootstrap", "hourly returns, resampled in blocks (stationary bootstrap)");
    methods.put("resampled trades", "trades, resampled with replacement");
    methods.put("shuffled trades", "trades in random order; the final equity cannot change");
    return Facts.of("Methods", methods);
  }

  private List<String> limits() {
    List<String> limits = new ArrayList<>();
    blocked.governed().ifPresent(limits::add);
    heldBack.sentence(CurrencyPair.of(head.productId())).ifPresent(limits::add);
    limits.add(
        "Trade methods see only closed trades: they miss drawdowns within a trade and"
            + " the position at the end, which the block bootstrap includes.");
    if (spread.trades() < FEW_TRADES) {
      limits.add(
          "With "
              + Counts.of(spread.trades(), "trade")
              + " the percentiles of the trade methods are rough.");
    }
    limits.add(
        "Every run is resampled from this one backtest. It contains no crash that the"
            + " backtest did not have, and all of its selection bias.");
    return limits;
  }

  private Map<String, Object> settings() {
    Map<String, Object> map = head.asMap();
    map.put("runs", spread.plan().runs());
    map.put("seed", spread.plan().seed());
    map.put("block_hours", spread.block());
    map.put("drawdown_limit", spread.plan().drawdownLimit());
    map.put("hours", head.span().hours());
    map.put("trades", spread.trades());
    map.put("start_equity", book.startUsd());
    return map;
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = settings();
    blocked.addTo(map);
    heldBack.addTo(map);
    spread.methods().forEach(method -> map.put(method.key(), figures(method)));
    return map;
  }

  private Map<String, Object> figures(Method method) {
    Map<String, Object> map = Figure.json(List.of(pastEquity, pastDrawdown), method);
    if (method.result().isPresent()) {
      map.put(
          "final_equity",
          Figure.json(bands(Unit.USD, Resampling::growth, book.startUsd()), method));
      map.put(
          "max_drawdown", Figure.json(bands(Unit.FRACTION, Resampling::maxDrawdown, 1), method));
    }
    map.putAll(Figure.json(List.of(lost, beyond), method));
    return map;
  }
}
