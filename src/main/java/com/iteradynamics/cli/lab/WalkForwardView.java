package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.Counts;
import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Unit;
import com.iteradynamics.document.Verdict;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.CurrencyPair;
import com.iteradynamics.research.BlockedTime;
import com.iteradynamics.research.BreakEvenFigures;
import com.iteradynamics.research.Costs;
import com.iteradynamics.research.HeldBack;
import com.iteradynamics.research.MetricFigures;
import com.iteradynamics.research.overfitting.WalkForwardFolds.Span;
import com.iteradynamics.research.sweep.Objective;
import com.iteradynamics.research.sweep.WalkForward;
import com.iteradynamics.research.sweep.WalkForward.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A walk-forward as a document and in JSON. */
record WalkForwardView(Search search, WalkForward forward, Objective goal) {
  /**
   * All of it as a document.
   *
   * @param now when it is made
   */
  Document document(Instant now) {
    RunHeader head = search.head();
    Verdict verdict = verdict();
    return new Document(
        head.title(),
        head.sentence(),
        List.of(
            Block.terminal(Prose.of(head())),
            Block.page(verdict),
            Block.of(folds()),
            Block.terminal(Prose.of(verdict.sentences())),
            Block.page(head.again(search.identity(), now))),
        head.caveats(
            sentences(),
            "Every test starts flat and is out of sample. The choice of strategy and of the"
                + " parameter ranges may still reflect knowledge of these candles.",
            "All figures are net, including buy and hold."),
        "USD");
  }

  private List<String> head() {
    List<String> lines = new ArrayList<>();
    lines.add(search.spanned() + (search.head().lab().noGovernors() ? ", without governors" : ""));
    lines.add(
        Counts.grouped(search.space().size() - forward.impossible(), "trial")
            + " in each training, chosen by "
            + goal.word());
    lines.addAll(search.head().model().lines());
    lines.addAll(sentences());
    return lines;
  }

  private Verdict verdict() {
    String earned = Unit.FRACTION.format(forward.outOfSample() - 1);
    String held = Unit.FRACTION.format(held() - 1);
    List<String> sentences = new ArrayList<>();
    sentences.addAll(
        List.of(
            String.format(
                Locale.ROOT,
                "All tests compounded: %s; buy and hold in each test: %s.",
                earned,
                held),
            forward.efficiency().isPresent()
                ? String.format(
                    Locale.ROOT,
                    "Walk-forward efficiency %.2f: annualized log growth of the tests / of the"
                        + " trainings.",
                    forward.efficiency().getAsDouble())
                : "No walk-forward efficiency: the chosen trials lost money in training.",
            forward.breakEven().sentence()));
    sentences.addAll(heldUp());
    return new Verdict(
        sentences,
        List.of(
            new Verdict.Headline(
                "Return of all tests", Cell.fraction(forward.outOfSample() - 1), "holding " + held),
            new Verdict.Headline(
                "Efficiency",
                Cell.of(forward.efficiency(), Unit.RATIO, "the trainings lost money"),
                "near 1: the choice held out of sample; near or below 0: it did not"),
            new Verdict.Headline(
                "Break-even cost",
                BreakEvenFigures.CASH.cell(forward.breakEven()),
                "per side, against cash")));
  }

  private Table folds() {
    double[] all =
        forward.folds().stream()
            .flatMap(each -> Stream.of(each.training().figure(goal), goal.of(each.test())))
            .flatMapToDouble(OptionalDouble::stream)
            .toArray();
    double lowest = Math.min(0, DoubleStream.of(all).min().orElse(0));
    double highest = Math.max(0, DoubleStream.of(all).max().orElse(0));
    List<Column> columns =
        new ArrayList<>(Column.of("test", goal.word(), "", "in test", "", "return", "holding"));
    if (blocked()) {
      columns.add(BlockedTime.LONGEST.column());
    }
    columns.add(Column.left("chosen"));
    return new Table(
        "Walk-forward folds",
        String.format(
            Locale.ROOT,
            "Parameters are chosen by %s on each training span and tested out of sample on"
                + " the span that follows.",
            goal.figure().label()),
        columns,
        forward.folds().stream().map(each -> row(each, lowest, highest)).toList());
  }

  private Table.Row row(Outcome fold, double lowest, double highest) {
    Span test = fold.fold().test();
    List<Cell> cells =
        new ArrayList<>(
            List.of(
                Cell.of(fold.training().figure(goal), goal.figure().unit(), goal.absent()),
                bar(fold.training().figure(goal), lowest, highest),
                Cell.of(goal.of(fold.test()), goal.figure().unit(), goal.absent()),
                bar(goal.of(fold.test()), lowest, highest),
                MetricFigures.TOTAL_RETURN.cell(fold.test()),
                Cell.fraction(hold(test))));
    if (blocked()) {
      cells.add(BlockedTime.LONGEST.cell(fold.run().blocked()));
    }
    cells.add(Cell.words(words(fold.settings())));
    return new Table.Row(
        days(test.from(), test.to()),
        "chosen on "
            + days(fold.fold().train().getFirst().from(), fold.fold().train().getLast().to()),
        cells);
  }

  /** Whether losses kept any test from trading. */
  private boolean blocked() {
    return forward.folds().stream().anyMatch(each -> each.run().blocked().hours() > 0);
  }

  /** That losses kept tests from trading, or that volume held them back, in sentences. */
  private List<String> heldUp() {
    List<String> sentences = new ArrayList<>();
    List<BlockedTime> blocks =
        forward.folds().stream()
            .map(each -> each.run().blocked())
            .filter(each -> each.hours() > 0)
            .toList();
    if (!blocks.isEmpty()) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "The drawdown limit blocked entries in %d of %s: for %,d hours in all, the longest"
                  + " block %s.",
              blocks.size(),
              Counts.of(forward.folds().size(), "test"),
              blocks.stream().mapToInt(BlockedTime::hours).sum(),
              Unit.HOURS.format(
                  blocks.stream().mapToInt(BlockedTime::longestHours).max().orElse(0))));
    }
    BlockedTime.governed(forward.folds().stream().map(each -> each.run().blocked()))
        .ifPresent(sentences::add);
    forward.folds().stream()
        .map(each -> each.run().heldBack())
        .reduce(HeldBack.NONE, HeldBack::and)
        .sentence(CurrencyPair.of(search.head().productId()))
        .ifPresent(sentences::add);
    return sentences;
  }

  private static Cell bar(OptionalDouble value, double lowest, double highest) {
    return new Cell.Bar(value, lowest, highest);
  }

  /** What has to be known before the tests are looked at. */
  private List<String> sentences() {
    List<String> sentences = new ArrayList<>(notes().sentences());
    untested().ifPresent(span -> sentences.add(untested(span)));
    return sentences;
  }

  private String untested(Span span) {
    int hours = hours(span);
    return hours == 1
        ? "The last hour, " + search.at(span.from()) + ", is in no test: it is too short for one."
        : String.format(
            Locale.ROOT,
            "The last %,d hours, %s to %s, are in no test: too few for one.",
            hours,
            search.at(span.from()),
            search.at(span.to() - 1));
  }

  private int hours(Span span) {
    return search.head().span().hourOf(span.to() - 1)
        - search.head().span().hourOf(span.from())
        + 1;
  }

  private SearchNotes notes() {
    return SearchNotes.of(forward.effects(), Map.of());
  }

  /** The candles behind the last test; empty when it ends with the span. */
  private Optional<Span> untested() {
    int tested = forward.folds().stream().mapToInt(each -> each.fold().test().to()).max().orElse(0);
    int end = search.head().span().end();
    return tested < end ? Optional.of(new Span(tested, end)) : Optional.empty();
  }

  Map<String, Object> asMap(String scheme) {
    Map<String, Object> map = search.identity();
    search.head().addNotices(map);
    map.put("scheme", scheme);
    map.put("best_by", goal.word());
    map.put("impossible", forward.impossible());
    notes().addTo(map);
    map.remove("stopped_by");
    map.put("untested_hours", untested().map(this::hours).orElse(0));
    untested().ifPresent(span -> map.put("untested", span(span)));
    map.put("out_of_sample_return", forward.outOfSample() - 1);
    map.put("buy_and_hold_return", held() - 1);
    map.put(BreakEvenFigures.NAME, BreakEvenFigures.json(forward.breakEven()));
    forward.efficiency().ifPresent(value -> map.put("efficiency", value));
    List<Map<String, Object>> folds = new ArrayList<>();
    for (Outcome each : forward.folds()) {
      Map<String, Object> fold = new LinkedHashMap<>();
      fold.put("train", each.fold().train().stream().map(this::span).toList());
      fold.put("test", span(each.fold().test()));
      fold.put("trial", each.trial());
      fold.put("settings", each.settings());
      each.training().figure(goal).ifPresent(value -> fold.put("training_figure", value));
      fold.put("training", each.training().spans().stream().map(MetricFigures::json).toList());
      fold.put("metrics", MetricFigures.json(each.test()));
      fold.put("buy_and_hold_return", hold(each.fold().test()));
      each.run().blocked().addTo(fold);
      each.run().heldBack().addTo(fold);
      folds.add(fold);
    }
    map.put("folds", folds);
    return map;
  }

  private List<String> span(Span span) {
    return List.of(search.at(span.from()).toString(), search.at(span.to() - 1).toString());
  }

  /** What buying at the first chance in a test and holding to its end earned, at the same costs. */
  private double hold(Span test) {
    CandleSeries candles = search.head().span().candles();
    LabOptions lab = search.head().lab();
    int bought = lab.governed() ? test.from() + 1 : test.from();
    double price = lab.fill().price(candles, bought);
    Costs costs = Costs.of(search.head().configuration().paper());
    return costs.bought(1, price) * candles.close(test.to() - 1) - 1;
  }

  /** Of all tests one after the other: 1 is neither profit nor loss. */
  private double held() {
    return forward.folds().stream()
        .mapToDouble(each -> 1 + hold(each.fold().test()))
        .reduce(1, (a, b) -> a * b);
  }

  private String days(int from, int end) {
    return day(from) + " - " + day(end - 1);
  }

  private String day(int candle) {
    return search.at(candle).toString().substring(0, 10);
  }

  private static String words(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(" "));
  }
}
