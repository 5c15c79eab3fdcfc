package com.iteradynamics.cli.model;

import com.iteradynamics.cli.AnswerOption;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.BookOptions;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.Table;
import com.iteradynamics.governance.GovernanceReport;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.service.GovernanceRound;
import com.iteradynamics.service.OpenGovernance;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The report of governance. */
@Command(
    name = "report",
    description = {
      "Compares the last 30 days of candles and records with the drift baseline in the card of the"
          + " model that ARGUS_MODEL_FILE names, else of the promoted one: each feature's"
          + " distribution (population stability index and Kolmogorov-Smirnov distance), how often"
          + " each regime was seen and each decision made. Compares p_long of the last 120 days"
          + " with what came, from 90 outcomes on, and decides the last day again. Limits are in"
          + " the baseline: windows of the training span itself are watched in about 5 of 100, and"
          + " alarm in at most 1. A level goes up at once, and down after 3 days that were OK.",
      "What cannot be measured is NOT_MEASURED, with its reason; a feature that stopped moving is"
          + " WATCH.",
      "Exits with 1 when anything is at ALARM, when nothing but the last day's decisions could be "
          + "measured, or when store, models or reports cannot be read."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus governance report",
      "  ./argus governance report --set ARGUS_MODEL_FILE=3f0c51a2b7e9",
      "  ./argus governance report --aws --live --json",
      "  ./argus governance report --aws --act"
    })
public final class GovernanceReportCommand extends ArgusCommand {
  @Mixin private BookOptions options;

  @Option(
      names = "--act",
      description =
          "Also does what the daily function does: keeps the report as the one of this day,"
              + " switches the model off when features or calibration are at ALARM, and publishes"
              + " its events. Running it again changes nothing.")
  private boolean act;

  @Mixin private AnswerOption answer;

  public GovernanceReportCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    Configuration configuration = configuration(options.settings());
    BookKey book = options.book(configuration);
    Instant now = context().clock().instant();
    try (OpenGovernance open =
        OpenGovernance.open(options.inAws(), configuration, context(), this::notice)) {
      return act
          ? acted(open.round().run(book, now), book)
          : print(open.round().check(book, now), book);
    }
  }

  private int acted(GovernanceRound.Outcome outcome, BookKey book) {
    outcome.notes().forEach(this::notice);
    outcome.problems().forEach(this::notice);
    if (outcome.before()) {
      notice("this day already has a report; it stays unchanged");
    }
    outcome.switchedOff().ifPresent(off -> notice("the model is off: " + off.why()));
    int code = print(outcome.report(), book);
    return outcome.problems().isEmpty() ? code : 1;
  }

  private int print(GovernanceReport report, BookKey book) {
    answer.print(() -> report, () -> document(report, book), context());
    return switch (report.level()) {
      case OK, WATCH -> 0;
      case NOT_MEASURED, ALARM -> 1;
    };
  }

  private static Document document(GovernanceReport report, BookKey book) {
    String head =
        String.format(
            Locale.ROOT,
            "%s %s as of %s, %s",
            book.book(),
            book.productId(),
            report.asOf(),
            report.modelId().map(id -> "with model " + id).orElse("without a model"));
    Stream<Table.Row> measured =
        report.findings().stream()
            .map(each -> Table.Row.of(each.level().name(), each.measure(), each.sentence()));
    Stream<Table.Row> missing =
        report.unmeasured().stream()
            .map(each -> Table.Row.of(each.level().name(), each.measure(), each.why()));
    String all =
        "level "
            + report.level()
            + ": "
            + report.findings().size()
            + " measured, "
            + report.unmeasured().size()
            + " not";
    return Document.text(
        Block.of(Prose.of(head)),
        Block.of(new Table("", "", Column.unnamed(3), Stream.concat(measured, missing).toList())),
        Block.of(Prose.of(all)));
  }
}
