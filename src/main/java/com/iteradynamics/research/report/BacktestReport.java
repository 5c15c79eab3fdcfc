package com.iteradynamics.research.report;

import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Part;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Unit;
import com.iteradynamics.document.Verdict;
import com.iteradynamics.market.CurrencyPair;
import com.iteradynamics.research.Backtest;
import com.iteradynamics.research.BreakEvenFigures;
import com.iteradynamics.research.MetricFigures;
import com.iteradynamics.research.PerformanceMetrics;
import com.iteradynamics.research.statistics.BookStatistics;
import com.iteradynamics.research.statistics.StatisticFigures;
import com.iteradynamics.research.trades.Trades;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The report on a backtest. */
public final class BacktestReport {
  /** Below so many trades a win rate says little. */
  private static final int FEW = 30;

  private BacktestReport() {}

  /**
   * What was tested.
   *
   * @param title in a few words
   * @param sentence in a sentence
   * @param lines in lines of a terminal
   * @param productId what was traded, as {@code BTC-USD}
   */
  public record Subject(String title, String sentence, Prose lines, String productId) {
    String currency() {
      return CurrencyPair.of(productId).quote();
    }
  }

  /**
   * What a page has besides.
   *
   * @param more parts that follow the figures, as what costs eat
   * @param manifest what it takes to make it again
   * @param warnings what a reader has to keep in mind besides what holds for every backtest
   */
  public record Extras(List<Part> more, List<Part> manifest, List<String> warnings) {}

  /**
   * The report on {@code backtest}.
   *
   * @param page empty where no page is asked for
   */
  public static Document of(Subject subject, Backtest backtest, Optional<Extras> page) {
    BookStatistics strategy = BookStatistics.of(backtest.curve(), backtest.holdCurve());
    BookStatistics hold = BookStatistics.of(backtest.holdCurve(), backtest.holdCurve());
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.terminal(subject.lines()));
    page.ifPresent(
        any ->
            blocks.add(
                Block.page(
                    verdict(subject, backtest),
                    BookCharts.of(backtest.curve(), backtest.holdCurve(), backtest.regimeAt()))));
    blocks.add(Block.of(figures(backtest, strategy, hold)));
    blocks.add(Block.terminal(Prose.of(costs(backtest))));
    blocks.add(Block.terminal(Prose.of(BacktestNotes.of(subject.productId(), backtest))));
    page.ifPresent(
        besides -> {
          blocks.add(Block.page(BookTables.months(backtest.curve(), backtest.holdCurve())));
          blocks.add(Block.page(StatisticTables.of(strategy, hold, backtest.byYear())));
          blocks.add(Block.page(besides.more()));
        });
    blocks.add(Block.of(BookTables.years(backtest.byYear())));
    blocks.add(Block.of(BookTables.regimes(backtest.byRegime())));
    if (!backtest.branches().isEmpty()) {
      blocks.add(Block.of(BookTables.branches(backtest.branches())));
    }
    page.ifPresent(
        besides -> {
          Trades trades = backtest.trades();
          blocks.add(Block.page(TradeListings.trips(trades), TradeListings.orders(trades)));
          blocks.add(Block.page(besides.manifest()));
        });
    return new Document(
        subject.title(),
        subject.sentence(),
        blocks,
        page.map(besides -> caveats(backtest, besides.warnings())).orElse(List.of()),
        subject.currency());
  }

  private static Table figures(Backtest backtest, BookStatistics strategy, BookStatistics hold) {
    List<Table.Row> rows =
        new ArrayList<>(MetricFigures.rows(backtest.strategy(), backtest.hold()));
    rows.addAll(BreakEvenFigures.rows(backtest.breakEven(), backtest.holdBreakEven()));
    rows.addAll(StatisticFigures.rows(strategy, hold));
    return new Table(
        "All figures",
        "",
        List.of(
            Column.left("figure").least(20),
            Column.right("strategy").least(18),
            Column.right("buy and hold").least(18)),
        rows);
  }

  private static List<String> costs(Backtest backtest) {
    return List.of(
        String.format(
            Locale.ROOT,
            "gross %s, net %s",
            Unit.FRACTION.format(backtest.gross().totalReturn()),
            Unit.FRACTION.format(backtest.strategy().totalReturn())),
        backtest.breakEven().words());
  }

  private static Verdict verdict(Subject subject, Backtest backtest) {
    PerformanceMetrics strategy = backtest.strategy();
    PerformanceMetrics hold = backtest.hold();
    double before = backtest.gross().totalReturn();
    return new Verdict(
        sentences(subject, backtest),
        List.of(
            new Verdict.Headline(
                "Net return", MetricFigures.TOTAL_RETURN.cell(strategy), beside(hold)),
            new Verdict.Headline(
                "Gross return",
                Cell.fraction(before),
                "costs took " + points(before - strategy.totalReturn())),
            new Verdict.Headline(
                "Break-even cost",
                BreakEvenFigures.CASH.cell(backtest.breakEven()),
                "per side, against cash"),
            new Verdict.Headline(
                "Max drawdown",
                MetricFigures.MAX_DRAWDOWN.cell(strategy),
                "holding " + Unit.LOSS.format(hold.maxDrawdown())),
            new Verdict.Headline("Sharpe", MetricFigures.SHARPE.cell(strategy), sharpeOf(hold)),
            new Verdict.Headline(
                "Trades",
                MetricFigures.TRADES.cell(strategy),
                Unit.FRACTION.format(strategy.timeInMarket()) + " of hours in the market")));
  }

  private static List<String> sentences(Subject subject, Backtest backtest) {
    PerformanceMetrics strategy = backtest.strategy();
    PerformanceMetrics hold = backtest.hold();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        String.format(
            Locale.ROOT,
            "Net of costs the strategy %s; buy and hold at the same costs %s.",
            BacktestNotes.earned(strategy.totalReturn()),
            BacktestNotes.earned(hold.totalReturn())));
    sentences.add(
        String.format(
            Locale.ROOT,
            "Gross it %s: costs took %s, %s in fees and %s in slippage.",
            BacktestNotes.earned(backtest.gross().totalReturn()),
            points(backtest.gross().totalReturn() - strategy.totalReturn()),
            Unit.USD.format(strategy.feesUsd(), subject.currency()),
            Unit.USD.format(strategy.slippageUsd(), subject.currency())));
    sentences.add(backtest.breakEven().sentence());
    sentences.add(
        String.format(
            Locale.ROOT,
            "The maximum drawdown was %s; buy and hold had %s.",
            Unit.FRACTION.format(strategy.maxDrawdown()),
            Unit.FRACTION.format(hold.maxDrawdown())));
    sentences.addAll(BacktestNotes.of(subject.productId(), backtest));
    return sentences;
  }

  private static String beside(PerformanceMetrics hold) {
    return "holding " + Unit.FRACTION.format(hold.totalReturn());
  }

  private static String sharpeOf(PerformanceMetrics hold) {
    return hold.sharpe().isPresent()
        ? "holding " + Unit.RATIO.format(hold.sharpe().getAsDouble())
        : "buy and hold has none";
  }

  private static String points(double fraction) {
    return Unit.FRACTION.plain(fraction) + " percentage points";
  }

  private static List<String> caveats(Backtest backtest, List<String> warnings) {
    List<String> caveats = new ArrayList<>(warnings);
    caveats.add(
        "Past performance. If the strategy or its parameters were chosen on these"
            + " candles, the result is biased upward. A good backtest does not predict future"
            + " returns.");
    caveats.add(
        "Every order is filled in full at a recorded price with fixed slippage. A real"
            + " market has a spread, limited depth, outages and taxes.");
    if (backtest.strategy().trades() < FEW) {
      caveats.add(
          String.format(
              Locale.ROOT,
              "%d closed trades are too few to tell skill from luck.",
              backtest.strategy().trades()));
    }
    if (backtest.strategy().years() < 1) {
      caveats.add(
          String.format(
              Locale.ROOT,
              "The span is %s. Annualized figures of less than a year exaggerate.",
              Unit.HOURS.format(backtest.strategy().years() * 8_766)));
    }
    return caveats;
  }
}
