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
import com.iteradynamics.market.CurrencyPair;
import com.iteradynamics.research.Backtest;
import com.iteradynamics.research.MetricFigures;
import com.iteradynamics.research.PerformanceMetrics;
import com.iteradynamics.strategy.Forecasts;
import com.iteradynamics.strategy.event.EventStyleProvider;
import com.iteradynamics.strategy.overlay.OverlayParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Two styles of trading on one feed, at the same costs. */
@Command(
    name = "compare",
    description = {
      "Compares what a feed is worth to a strategy, and as events.",
      "Runs the strategy alone, the strategy with the overlay, which makes its entries smaller by"
          + " the feed, and event_v1, which trades the feed's events, over the same candles and at"
          + " the same costs."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus feed compare --candles btcusd.csv.gz --set ARGUS_FEED_URI=feed.jsonl",
      "  ./argus feed compare --store data --strategy sg_core_exposure_v2 --costs advanced-1"
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
    LabFeed.required(this, alone);
    LabSpan span = lab.span(this, alone);
    LabModel model = lab.model(this, alone, span);
    Forecasts forecasts = model.over(span.seen());
    Map<String, Backtest> styles = new LinkedHashMap<>();
    styles.put(alone.strategyId(), run(alone, forecasts, span));
    styles.put("with overlay", run(overlaid(alone), forecasts, span));
    styles.put(EventStyleProvider.ID, run(events(), forecasts, span));
    RunHeader head = new RunHeader(alone, lab, model, span);
    answer.print(() -> map(head, styles), () -> document(head, styles), context());
    return 0;
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

  private Configuration overlaid(Configuration alone) {
    return style("1", OverlayParameters.PRODUCTS, alone.runtime().productId());
  }

  private Configuration events() {
    return style(
        "0", RuntimeParameters.STRATEGY, EventStyleProvider.ID, EventStyleProvider.SOURCE, "feed");
  }

  private Backtest run(Configuration configuration, Forecasts forecasts, LabSpan span) {
    return lab.runs(this, configuration, forecasts, span).of(configuration.paper(), lab.fills());
  }

  private static Map<String, Object> map(RunHeader head, Map<String, Backtest> styles) {
    Map<String, Object> map = head.asMap();
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

  private static Document document(RunHeader head, Map<String, Backtest> styles) {
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
            Block.of(head.prose()),
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
