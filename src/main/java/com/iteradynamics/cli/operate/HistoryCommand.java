package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.AnswerOption;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.BookOptions;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.NumberFormat;
import com.iteradynamics.cli.TableOption;
import com.iteradynamics.cli.TableOutput;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.Suggestions;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RecordedMoney;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Part;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.Table;
import com.iteradynamics.execution.port.StoreReader;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.wiring.OpenStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
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
      "  ./argus history --watches",
      "  ./argus history --last 8760 --table records.parquet",
      "  ./argus history --aws"
    })
public final class HistoryCommand extends ArgusCommand {
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

  @Option(
      names = "--watches",
      description = "The watches between the hours that had something to do or to tell.")
  private boolean watches;

  @Mixin private AnswerOption answer;

  @Mixin private TableOption table;

  @Mixin private BookOptions options;

  public HistoryCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    if (last < 1) {
      throw CommandFailure.usage("--last must be at least 1, was " + last);
    }
    if (watches && branch != null) {
      throw CommandFailure.usage("--branch chooses among the hours: leave out --watches");
    }
    Optional<TableOutput> file = table.file(context());
    Optional<ExecutionBranch> only = branch == null ? Optional.empty() : Optional.of(branch());
    Configuration configuration = configuration(options.settings());
    BookKey book = options.book(configuration);
    List<CortexRecord> records;
    try (OpenStore<?> open = OpenStore.toRead(options.inAws(), configuration, context())) {
      records = records(open.store(), book, only);
    }
    file.ifPresent(to -> to.write(RecordTables.ofRecords(), records));
    answer.print(() -> records, () -> Document.of(table(records, book.quoteCurrency())), context());
    return 0;
  }

  private List<CortexRecord> records(
      StoreReader store, BookKey book, Optional<ExecutionBranch> only) {
    if (only.filter(one -> one.name().startsWith("WATCH_")).isPresent()) {
      List<CortexRecord> found =
          store.watches(book, Integer.MAX_VALUE).stream()
              .filter(record -> record.branch() == only.get())
              .toList();
      return found.subList(Math.max(0, found.size() - last), found.size());
    }
    if (watches) {
      return store.watches(book, last);
    }
    List<CortexRecord> hours = store.records(book, last, only);
    if (only.isEmpty() && !hours.isEmpty()) {
      tellOfSales(store, book, hours);
    }
    return hours;
  }

  /** Hours alone do not show where a position went that a watch has sold. */
  private void tellOfSales(StoreReader store, BookKey book, List<CortexRecord> hours) {
    long sold =
        store.watchesSince(book, hours.getFirst().hour()).stream()
            .filter(watch -> !watch.branch().ofRestingOrder())
            .filter(watch -> !watch.all(Recorded.ORDERS).isEmpty())
            .count();
    if (sold > 0) {
      notice(
          sold
              + (sold == 1 ? " watch" : " watches")
              + " between these hours sold: see ./argus history --watches");
    }
  }

  private ExecutionBranch branch() {
    String word = branch.toUpperCase(Locale.ROOT);
    List<String> known = Arrays.stream(ExecutionBranch.values()).map(Enum::name).toList();
    if (!known.contains(word)) {
      String near = Suggestions.hint(word, known);
      throw CommandFailure.usage("there is no branch " + branch + near);
    }
    return ExecutionBranch.valueOf(word);
  }

  private static Part table(List<CortexRecord> records, String quote) {
    if (records.isEmpty()) {
      return Prose.of("no records");
    }
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.left("HOUR (UTC)"),
                Column.left("BRANCH").least(20),
                Column.left("REGIME").least(15),
                Column.right("EQUITY " + quote).least(12),
                Column.right("DRAWDOWN"),
                Column.left("ORDERS")));
    boolean rearmed = records.stream().anyMatch(each -> RecordedMoney.rearmed(each).isPresent());
    if (rearmed) {
      columns.add(Column.left("REARMED"));
    }
    return new Table(
        "", "", columns, records.stream().map(each -> row(each, quote, rearmed)).toList());
  }

  private static Table.Row row(CortexRecord record, String quote, boolean rearmed) {
    RecordedMoney money = RecordedMoney.of(record);
    RecordDescriptions words = new RecordDescriptions(record);
    Stream<String> late = words.orders(Recorded.BOOKED_LATE).map(order -> "late " + order.words());
    Stream<String> cells =
        Stream.of(
            record.branch().name(),
            record.get(Recorded.REGIME_LABEL).orElse("-"),
            money.equityUsd().map(equity -> NumberFormat.plainAmount(equity, quote)).orElse("-"),
            money.drawdownFraction().map(NumberFormat::percent).orElse("-"),
            Stream.concat(late, words.orders(Recorded.ORDERS).map(OrderDescriptions::words))
                .collect(Collectors.joining(", ")));
    Stream<String> more =
        rearmed ? RecordedMoney.rearmed(record).or(() -> Optional.of("")).stream() : Stream.of();
    return new Table.Row(
        record.get(Recorded.TIMESTAMP).orElse("").substring(0, 16),
        Stream.concat(cells, more).map(Cell::words).toList());
  }
}
