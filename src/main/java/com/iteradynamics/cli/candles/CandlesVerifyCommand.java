package com.iteradynamics.cli.candles;

import com.iteradynamics.candlefile.CandleReport;
import com.iteradynamics.cli.AnswerOption;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CandleInput;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.Counts;
import com.iteradynamics.cli.ReadAsOptions;
import com.iteradynamics.cli.StoreOptions;
import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Facts;
import com.iteradynamics.document.Facts.Fact;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Whether candles can be traded on. */
@Command(
    name = "verify",
    description = {
      "Checks the candles of a file, a store or a bucket; default: the store's.",
      "Exits with 1 when rows are impossible or hours are missing; reports what is only doubtful: a"
          + " price far from those before and after it, a last line that may be cut."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus candles verify btcusd.csv.gz",
      "  ./argus candles verify --store data --json"
    })
public final class CandlesVerifyCommand extends ArgusCommand {
  private static final List<Figure<CandleReport>> FIGURES =
      List.of(
          figure("product_id", "product", CandleReport::productId),
          figure("candles", "candles", CandleReport::candles)
              .shownAs(Unit.COUNT, report -> Integer.toString(report.candles())),
          figure("from", "from", report -> report.first().map(Instant::toString)),
          figure("to", "to", report -> report.newest().map(Instant::toString)),
          Figure.file("gaps", report -> report.gaps().gaps()),
          figure("missing_hours", "missing", report -> report.gaps().missing())
              .shownAs(
                  Unit.COUNT,
                  report ->
                      report.gaps().missing() + " in " + Counts.of(report.gaps().gaps(), "gap")),
          Figure.file("notices", CandleReport::notices),
          figure("data_hash", "hash", CandleReport::dataHash));

  @ArgGroup private CandleInput.OrSampleOrBucket input;

  @Mixin private ReadAsOptions readAs;

  @Mixin private StoreOptions options;

  @Mixin private AnswerOption answer;

  public CandlesVerifyCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    CandleReport report = CandleReport.of(CandlesExportCommand.read(this, input, readAs, options));
    boolean complete = report.gaps().gaps() == 0;
    answer.print(
        () -> AnswerOption.json(FIGURES, report), () -> Document.of(facts(report)), context());
    if (!answer.json()) {
      context().out().flush();
      report.notices().forEach(this::notice);
    }
    return complete ? 0 : 1;
  }

  private static Facts facts(CandleReport report) {
    List<Fact> facts = new ArrayList<>();
    for (Figure<CandleReport> figure : FIGURES) {
      if (!figure.label().isEmpty() && figure.cell(report) instanceof Cell.Words(String text)) {
        facts.add(new Fact(figure.label(), text));
      }
    }
    return new Facts("", facts);
  }

  private static Figure<CandleReport> figure(
      String name, String label, Function<CandleReport, ?> value) {
    return Figure.of(name, label, "", Unit.COUNT, value);
  }
}
