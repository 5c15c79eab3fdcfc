package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.OutputFile;
import com.iteradynamics.cli.TableOutput;
import com.iteradynamics.research.Backtest;
import com.iteradynamics.research.MetricFigures;
import com.iteradynamics.research.PerformanceMetrics;
import com.iteradynamics.research.trades.OrderFigures;
import com.iteradynamics.research.trades.Trades;
import com.iteradynamics.research.trades.TripFigures;
import com.iteradynamics.tablefile.FileColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/** What notebooks open of a backtest: a table each, in the format that the file's ending says. */
public final class BacktestFiles {
  private static final String ORDERS = "-orders";

  @Option(
      names = "--trades",
      paramLabel = "FILE",
      description =
          "Writes every round trip to FILE and every order to another with -orders in its name;"
              + " .json, .csv or .parquet.")
  private String trades;

  @Option(
      names = "--equity",
      paramLabel = "FILE",
      description = "Writes the book hour by hour; .json, .csv or .parquet.")
  private String equity;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description =
          "Writes all figures in rows, net, gross and of buy and hold; .json, .csv or .parquet.")
  private String results;

  /**
   * The files that were asked for, known to be writable.
   *
   * @param trades round trips
   * @param orders orders; there when round trips are
   */
  record Open(
      Optional<TableOutput> trades,
      Optional<TableOutput> orders,
      Optional<TableOutput> equity,
      Optional<TableOutput> results) {

    /** Writes them. */
    void write(RunHeader head, Backtest backtest) {
      trades.ifPresent(
          to -> {
            Trades all = backtest.trades();
            to.write(TripFigures.FILE, all.trips());
            orders.orElseThrow().write(OrderFigures.FILE, all.orders());
          });
      equity.ifPresent(to -> to.write(hours(backtest), hoursOf(backtest)));
      results.ifPresent(to -> to.write(figures(head), rows(backtest)));
    }
  }

  /**
   * Looks where they go.
   *
   * @param others the command's other files, by option
   * @throws CommandFailure when an ending is of no format, one cannot be written, or two are the
   *     same
   */
  Open open(CommandContext context, Map<String, Optional<OutputFile>> others) {
    Optional<TableOutput> trips = TableOutput.of(context, "--trades", trades);
    Open open =
        new Open(
            trips,
            trips.map(file -> file.beside(context, ORDERS)),
            TableOutput.of(context, "--equity", equity),
            TableOutput.of(context, "--results", results));
    Map<OutputFile, String> taken = new HashMap<>();
    others.forEach((option, file) -> file.ifPresent(known -> taken.put(known, option)));
    for (Optional<TableOutput> each :
        List.of(open.trades(), open.orders(), open.equity(), open.results())) {
      each.ifPresent(
          file -> {
            String other = taken.put(file.file(), file.option());
            if (other != null) {
              throw CommandFailure.usage(
                  other + " and " + file.option() + " name the same file, " + file.name());
            }
          });
    }
    return open;
  }

  /** Refuses to write of several strategies at once what is of one. */
  void refuseOfSeveral() {
    if (trades != null || equity != null || results != null) {
      throw CommandFailure.usage(
          "--trades, --equity and --results are of one strategy: run each by itself");
    }
  }

  private static List<Integer> hoursOf(Backtest backtest) {
    return IntStream.range(0, backtest.curve().size()).boxed().toList();
  }

  /** By the hour: at the close of the candle that opened then. */
  private static List<FileColumn<Integer>> hours(Backtest backtest) {
    return List.of(
        FileColumn.time("open_time", backtest.curve()::openTime),
        FileColumn.number("close_usd", backtest.curve()::closeUsd),
        FileColumn.number("equity_usd", backtest.curve()::equityUsd),
        FileColumn.number("exposure", backtest.curve()::exposure),
        FileColumn.number("hold_equity_usd", backtest.holdCurve()::equityUsd),
        FileColumn.text("regime", hour -> backtest.regimeAt().apply(hour)));
  }

  /** Figures of a backtest, and whether they are net, gross or those of buy and hold. */
  private record Result(String basis, PerformanceMetrics metrics) {}

  private static List<Result> rows(Backtest backtest) {
    return List.of(
        new Result("net", backtest.strategy()),
        new Result("gross", backtest.gross()),
        new Result("buy_and_hold", backtest.hold()));
  }

  private static List<FileColumn<Result>> figures(RunHeader head) {
    Map<String, Object> run = head.asMap();
    List<FileColumn<Result>> columns = new ArrayList<>();
    for (String name : List.of("strategy", "product_id", "execution", "fill")) {
      columns.add(FileColumn.text(name, any -> run.get(name)));
    }
    columns.add(FileColumn.time("from_time", any -> head.span().from()));
    columns.add(FileColumn.time("to_time", any -> head.span().to()));
    for (String name : List.of("fee_bps", "maker_fee_bps", "slippage_bps")) {
      columns.add(FileColumn.number(name, any -> run.get(name)));
    }
    for (String name : List.of("code_version", "parameter_hash")) {
      columns.add(FileColumn.text(name, any -> run.get(name)));
    }
    columns.add(FileColumn.text("basis", Result::basis));
    MetricFigures.columns().forEach(column -> columns.add(of(column)));
    return columns;
  }

  private static FileColumn<Result> of(FileColumn<PerformanceMetrics> column) {
    Function<PerformanceMetrics, ?> value = column.value();
    return new FileColumn<>(column.name(), column.kind(), row -> value.apply(row.metrics()));
  }
}
