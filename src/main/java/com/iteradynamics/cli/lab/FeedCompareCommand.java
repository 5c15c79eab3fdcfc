package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.AnswerOption;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.RuntimeParameters;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.Table;
import com.iteradynamics.feed.FeedAlignment;
import com.iteradynamics.feed.FeedParameters;
import com.iteradynamics.feed.FeedReading;
import com.iteradynamics.feed.FeedReason;
import com.iteradynamics.feed.FeedRows;
import com.iteradynamics.feed.SignalFeed;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.CurrencyPair;
import com.iteradynamics.research.Backtest;
import com.iteradynamics.research.MetricFigures;
import com.iteradynamics.research.PerformanceMetrics;
import com.iteradynamics.strategy.Forecasts;
import com.iteradynamics.strategy.event.EventStyleProvider;
import com.iteradynamics.strategy.overlay.OverlayParameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Two styles of trading on one probability, at the same costs. */
@Command(
    name = "compare",
    description = {
      "Compares what a feed, or p_long, is worth to a strategy, and as events.",
      "Runs the strategy alone, the strategy with the overlay, which makes its entries smaller by"
          + " the probability, and event_v1, which trades its events, over the same candles and at"
          + " the same costs.",
      "The probability is the feed's (ARGUS_FEED_URI); with EVENT_SOURCE=model it is p_long of"
          + " ARGUS_MODEL_FILE, for both styles, and no feed is needed. Exits with 1 when there is"
          + " none over the span."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus feed compare --candles btcusd.csv.gz --set ARGUS_FEED_URI=feed.jsonl",
      "  ./argus feed compare --store data --strategy sg_core_exposure_v2 --costs advanced-1",
      "  ./argus feed compare --candles btcusd.csv.gz --set EVENT_SOURCE=model"
          + " --set ARGUS_MODEL_FILE=early.json"
    })
public final class FeedCompareCommand extends ArgusCommand {
  private static final List<Figure<PerformanceMetrics>> FIGURES =
      List.of(
          MetricFigures.TOTAL_RETURN,
          MetricFigures.CAGR,
          MetricFigures.SHARPE,
          MetricFigures.SORTINO,
          MetricFigures.MAX_DRAWDOWN,
          MetricFigures.EXPOSURE,
          MetricFigures.TRADES);

  @Mixin private LabOptions lab;
  @Mixin private AnswerOption answer;

  public FeedCompareCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    if (!lab.governed()) {
      throw CommandFailure.usage(
          "--engine reference changes what is held with every entry, and the overlay is for entries"
              + " alone: take --engine governed");
    }
    lab.fill();
    Configuration alone = forLab(style("0"));
    boolean byModel = LabFeed.byModel(alone);
    Optional<FeedRows> feed =
        byModel ? Optional.empty() : Optional.of(LabFeed.rows(LabFeed.required(this, alone)));
    LabSpan span = lab.span(this, alone);
    feed.flatMap(rows -> nothing(rows, span)).ifPresent(this::refuse);
    LabModel model = lab.model(this, alone, span);
    Forecasts forecasts = model.over(span.seen());
    if (byModel && model.model().isEmpty()) {
      refuse(
          "there is no p_long to compare on: "
              + model.absent().orElse(RuntimeParameters.MODEL + " names no model"));
    }
    Forecasts said = byModel ? new AsFeed(forecasts, span.seen()) : forecasts;
    Map<String, Backtest> styles = new LinkedHashMap<>();
    styles.put(alone.strategyId(), run(alone, forecasts, span));
    styles.put("with overlay", run(overlaid(alone, byModel), said, span));
    styles.put(EventStyleProvider.ID, run(events(), forecasts, span));
    RunHeader head = new RunHeader(alone, lab, model, span);
    String source = byModel ? "p_long" : "feed";
    answer.print(() -> map(head, source, styles), () -> document(head, source, styles), context());
    return 0;
  }

  private void refuse(String why) {
    throw CommandFailure.failed(why);
  }

  private static Optional<String> nothing(FeedRows rows, LabSpan span) {
    return LabFeed.nothing(
        rows, FeedAlignment.of(rows, span.candles(), span.start(), span.end()), span);
  }

  private Configuration style(String overlay, String... more) {
    return configuration(
        Stream.of(
                Arrays.stream(lab.settings()),
                Stream.of(OverlayParameters.ENABLED, overlay),
                Arrays.stream(more))
            .flatMap(settings -> settings)
            .toArray(String[]::new));
  }

  /** An overlay takes the address of a feed; of p_long nothing is read there. */
  private Configuration overlaid(Configuration alone, boolean byModel) {
    String product = alone.runtime().productId();
    return byModel
        ? style("1", OverlayParameters.PRODUCTS, product, FeedParameters.URI, "p_long")
        : style("1", OverlayParameters.PRODUCTS, product);
  }

  private Configuration events() {
    return style("0", RuntimeParameters.STRATEGY, EventStyleProvider.ID);
  }

  private Backtest run(Configuration configuration, Forecasts forecasts, LabSpan span) {
    return lab.runs(this, configuration, forecasts, span).of(configuration.paper(), lab.fills());
  }

  /**
   * A model's p_long in the place of a feed.
   *
   * @param candles which it forecasts from
   */
  private record AsFeed(Forecasts model, CandleSeries candles) implements Forecasts {
    private static final FeedReading.Facts FACTS =
        new FeedReading.Facts(Optional.empty(), Optional.empty(), 0, 0);

    @Override
    public OptionalDouble apply(int candle) {
      return model.apply(candle);
    }

    @Override
    public Optional<FeedReading> feed(Instant hour) {
      Instant timestamp = SignalFeed.rowOf(hour);
      int candle = candles.countBefore(hour) - 1;
      OptionalDouble p =
          candle >= 0 && candles.openTime(candle).equals(timestamp)
              ? model.apply(candle)
              : OptionalDouble.empty();
      return Optional.of(
          p.isPresent()
              ? new FeedReading.Known(
                  timestamp, p.getAsDouble(), Optional.empty(), Optional.empty(), FACTS)
              : new FeedReading.Absent(timestamp, FeedReason.MISSING, "p_long is absent", FACTS));
    }
  }

  private static Map<String, Object> map(
      RunHeader head, String source, Map<String, Backtest> styles) {
    Map<String, Object> map = head.asMap();
    map.put("probability", source);
    Map<String, Object> found = new LinkedHashMap<>();
    columns(styles)
        .forEach((name, metrics) -> found.put(name, AnswerOption.json(FIGURES, metrics)));
    map.put("styles", found);
    Map<String, Map<String, Object>> kept = new LinkedHashMap<>();
    styles.forEach(
        (name, style) -> {
          Map<String, Object> own = new LinkedHashMap<>();
          style.blocked().addTo(own);
          own.forEach(
              (what, fields) ->
                  kept.computeIfAbsent(what, none -> new LinkedHashMap<>()).put(name, fields));
        });
    map.putAll(kept);
    return map;
  }

  /** Each style's figures, and those of holding beside them. */
  private static Map<String, PerformanceMetrics> columns(Map<String, Backtest> styles) {
    Map<String, PerformanceMetrics> columns = new LinkedHashMap<>();
    styles.forEach((name, style) -> columns.put(name, style.strategy()));
    columns.put("buy and hold", styles.values().iterator().next().hold());
    return columns;
  }

  private static Document document(RunHeader head, String source, Map<String, Backtest> styles) {
    Map<String, PerformanceMetrics> figures = columns(styles);
    List<Column> columns = new ArrayList<>();
    columns.add(Column.left("figure"));
    figures.keySet().forEach(name -> columns.add(Column.right(name)));
    List<Table.Row> rows =
        FIGURES.stream()
            .map(
                figure ->
                    new Table.Row(
                        figure.label(), figures.values().stream().map(figure::cell).toList()))
            .toList();
    return new Document(
        head.title(),
        "",
        List.of(
            Block.of(
                head.prose(), Prose.of("overlay and event_v1 by the probability of: " + source)),
            Block.of(new Table("", "", columns, rows)),
            Block.of(Prose.of(blocked(styles)))),
        List.of(),
        CurrencyPair.of(head.productId()).quote());
  }

  /** Which of them did not trade all of the time, so that they do not compare as they stand. */
  private static List<String> blocked(Map<String, Backtest> styles) {
    return styles.entrySet().stream()
        .flatMap(
            style ->
                Stream.of(
                        style.getValue().blocked().sentence(),
                        style.getValue().blocked().governed())
                    .flatMap(Optional::stream)
                    .map(words -> style.getKey() + ": " + words))
        .toList();
  }
}
