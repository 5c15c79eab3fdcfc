package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.AnswerOption;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CandleOptions;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.Counts;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.cli.SpanOptions;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Unit;
import com.iteradynamics.feed.FeedAlignment;
import com.iteradynamics.feed.FeedRows;
import com.iteradynamics.feed.SignalFeed;
import com.iteradynamics.market.CurrencyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A feed beside closed candles. */
@Command(
    name = "check",
    description = {
      "Checks the feed that ARGUS_FEED_URI names against closed candles.",
      "How many hours have a row, which are missing, how many rows do not say when they were"
          + " computed, and whether the probability goes with the return before its hour more than"
          + " with the one after it, which may be a leak.",
      "Exits with 1 when no row can be used."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus feed check --candles btcusd.csv.gz --set ARGUS_FEED_URI=feed.jsonl",
      "  ./argus feed check --store data --from 2026-01-01 --json"
    })
public final class FeedCheckCommand extends ArgusCommand {
  private static final List<Figure<Checked>> FIGURES =
      List.of(
          count("rows", of -> of.rows().size()),
          count("rows without available_at", of -> of.rows().withoutAvailableAt()),
          count("rows computed before the close", of -> of.rows().computedBeforeClose()),
          count("rows of other symbols", of -> of.rows().otherSymbols()),
          count("rows after the last candle", of -> of.rows().after(of.span().to())),
          count("hours", of -> of.alignment().bars()),
          count("  matched", of -> of.alignment().matched()),
          count("  late", of -> of.alignment().late()),
          count("  missing", of -> of.alignment().missing()),
          Figure.of("coverage", "", Unit.FRACTION, (Checked of) -> of.alignment().coverage()),
          correlation("correlation with the return before", of -> of.alignment().past()),
          correlation("correlation with the return after", of -> of.alignment().future()));

  @Mixin private CandleOptions source;
  @Mixin private SpanOptions span;
  @Mixin private AnswerOption answer;

  /** A feed, what it was checked against, and the result. */
  private record Checked(FeedRows rows, LabSpan span, FeedAlignment alignment) {}

  public FeedCheckCommand(CommandContext context) {
    super(context);
  }

  private static Figure<Checked> count(String label, Function<Checked, Integer> value) {
    return Figure.of(label, "", Unit.COUNT, value);
  }

  private static Figure<Checked> correlation(String label, Function<Checked, ?> value) {
    return Figure.<Checked>of(label, "", Unit.FINE, value).orElse("too few pairs, or no variance");
  }

  @Override
  public Integer call() {
    Configuration configuration = configuration(source.settings());
    SignalFeed feed = LabFeed.required(this, configuration);
    LabSpan over = span.of(this, source.read(this, configuration.runtime().productId()));
    FeedRows rows = LabFeed.rows(feed);
    return tell(
        new Checked(rows, over, FeedAlignment.of(rows, over.candles(), over.start(), over.end())));
  }

  private int tell(Checked checked) {
    answer.print(() -> map(checked), () -> document(checked), context());
    return checked.alignment().matched() == 0 ? 1 : 0;
  }

  private static List<String> notes(Checked checked) {
    List<String> notes = new ArrayList<>();
    FeedAlignment found = checked.alignment();
    LabFeed.nothing(checked.rows(), found, checked.span()).ifPresent(notes::add);
    if (found.missing() > 0) {
      notes.add(
          "first missing: "
              + found.firstMissing().stream()
                  .map(Instant::toString)
                  .collect(Collectors.joining(", ")));
    }
    if (checked.rows().withoutAvailableAt() > 0) {
      notes.add(
          "Rows without available_at: a backtest on this feed cannot be shown to be out of sample.");
    }
    int early = checked.rows().computedBeforeClose();
    if (early > 0) {
      notes.add(
          Counts.of(early, "row")
              + (early == 1 ? " says" : " say")
              + " available_at before the candle's close: it is the time of another thing, or the"
              + " probability knew only a part of its candle.");
    }
    if (found.mayLeak()) {
      notes.add(
          "MAY LEAK: the probability goes with the return before its hour more than with the one"
              + " after it. So does a feed that was computed later than it says, or whose times are"
              + " an hour off; and an honest one that is made of recent prices.");
    }
    return notes;
  }

  private static Document document(Checked checked) {
    LabSpan over = checked.span();
    String head = over.words("feed");
    return new Document(
        head,
        "",
        List.of(
            Block.of(Prose.of(head)),
            Block.of(
                new Table(
                    "",
                    "",
                    List.of(Column.left("figure"), Column.right("feed")),
                    FIGURES.stream().map(figure -> figure.row(figure.cell(checked))).toList())),
            Block.of(Prose.of(notes(checked)))),
        List.of(),
        CurrencyPair.of(over.candles().productId()).quote());
  }

  private static Map<String, Object> map(Checked checked) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("product_id", checked.span().candles().productId());
    map.put("from", checked.span().from().toString());
    map.put("to", checked.span().to().toString());
    map.put("version", checked.rows().version().orElseThrow());
    map.putAll(AnswerOption.json(FIGURES, checked));
    map.put(
        "first_missing",
        checked.alignment().firstMissing().stream().map(Instant::toString).toList());
    map.put(
        "nothing",
        LabFeed.nothing(checked.rows(), checked.alignment(), checked.span()).orElse(null));
    map.put("may_leak", checked.alignment().mayLeak());
    return map;
  }
}
