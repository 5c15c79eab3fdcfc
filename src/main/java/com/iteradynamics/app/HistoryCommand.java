package com.iteradynamics.app;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.RecordedMoney;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.document.Printable;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.OrderState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The records of earlier ticks. */
@Command(
    name = "history",
    description = "Shows the newest records of the store, the oldest of them first.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus history --last 48",
      "  ./argus history --branch ENTER_LONG --json",
      "  ./argus history --aws"
    })
final class HistoryCommand extends ArgusCommand {
  private static final String ROW = "%-17s %-20s %-16s %12s %10s  %s";

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "24",
      description = "How many; default ${DEFAULT-VALUE}.")
  private int last;

  @Option(
      names = "--branch",
      paramLabel = "BRANCH",
      description = "Only records of this execution_branch.")
  private String branch;

  @Option(names = "--json", description = "Prints whole records, an array in JSON.")
  private boolean json;

  @Mixin private BookOptions options;

  HistoryCommand(Surroundings around) {
    super(around);
  }

  @Override
  public Integer call() {
    if (last < 1) {
      throw CommandFailure.usage("--last must be at least 1, was " + last);
    }
    Optional<ExecutionBranch> only = branch == null ? Optional.empty() : Optional.of(branch());
    Configuration configuration = configuration(options.settings());
    BookKey book = options.book(configuration);
    List<CortexRecord> records;
    try (OpenStore<?> open = OpenStore.toRead(options, configuration, around())) {
      records = open.store().records(book, last, only);
    }
    if (json) {
      around().out().print(Json.writePretty(records));
    } else {
      table(records, book.quoteCurrency(), around().rows());
    }
    return 0;
  }

  private ExecutionBranch branch() {
    String word = branch.toUpperCase(Locale.ROOT);
    List<String> known = Arrays.stream(ExecutionBranch.values()).map(Enum::name).toList();
    if (!known.contains(word)) {
      String near =
          Words.nearest(word, known).map(name -> "; did you mean " + name + "?").orElse("");
      throw CommandFailure.usage("there is no branch " + branch + near);
    }
    return ExecutionBranch.valueOf(word);
  }

  private static void table(List<CortexRecord> records, String quote, Rows rows) {
    rows.row(
        String.format(
            Locale.ROOT,
            ROW,
            "HOUR (UTC)",
            "BRANCH",
            "REGIME",
            "EQUITY " + quote,
            "DRAWDOWN",
            "ORDERS"));
    for (CortexRecord record : records) {
      RecordedMoney money = RecordedMoney.of(record);
      String row =
          String.format(
              Locale.ROOT,
              ROW,
              record.text(CortexRecord.TIMESTAMP).orElse("").substring(0, 16),
              record.branch(),
              record.text("regime_label").orElse("-"),
              money.equityUsd().map(equity -> Figures.plainAmount(equity, quote)).orElse("-"),
              money.drawdownFraction().map(Figures::percent).orElse("-"),
              orders(record));
      rows.row(Printable.line(row));
    }
    if (records.isEmpty()) {
      rows.row("no records");
    }
  }

  /** The orders of the hour, and those of earlier hours that it booked. */
  private static String orders(CortexRecord record) {
    List<String> orders = new ArrayList<>();
    record.entries("booked_late").forEach(order -> orders.add("late " + words(order)));
    record.entries("orders").forEach(order -> orders.add(words(order)));
    return String.join(", ", orders);
  }

  private static String words(Map<String, Object> order) {
    return order.get("side") + " " + filled(order) + " " + order.get("state");
  }

  /** What an order bought or sold, of the base; a question mark while nobody knows. */
  private static String filled(Map<String, Object> order) {
    BigDecimal quantity = TickView.sum(order, "base_qty");
    boolean unknown =
        Stream.of(OrderState.SENT, OrderState.UNKNOWN)
            .anyMatch(state -> state.name().equals(order.get("state")));
    return unknown && quantity.signum() == 0 ? "?" : Figures.quantity(quantity);
  }
}
