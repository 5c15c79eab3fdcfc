package com.iteradynamics.research.validation;

import com.iteradynamics.adapter.local.ReplayCandles;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.RecordWriter;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.port.ModelSource;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.Forecast;
import com.iteradynamics.model.Forecaster;
import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.BookRun;
import com.iteradynamics.research.CycleReplay;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.WrappedStrategy;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * Whether what is tested is what trades: the cycle as the function runs it beside the cycle as the
 * lab does, from the same cash over the same hours, with equal records to the last bit.
 *
 * <p>Besides, the book of a backtest, which leaves no records, is held to the live one at every
 * close, how its hours ended to how the live ones did, and what was executed of its orders to what
 * was of the live ones. Where candles within the hours are known, all of that includes the watches.
 *
 * <p>A strategy that reads its position is asked in the lab with the positions of that backtest,
 * and live with those of the live book.
 *
 * <p>The live side computes both layers at every tick from 1,500 candles that it was handed in
 * storage of its own, and begins anew, with nothing remembered but the book, once a day, as a
 * function does that was put aside. The lab passes once over all candles with both layers and the
 * model, and its cycle decides by what they said on the way.
 */
public final class ParityCheck {
  private static final String IN_A_BACKTEST = "in a backtest";

  private final CheckedStrategy subject;
  private final CandleSeries history;
  private final int start;
  private final int end;
  private DecisionCounts decisions = DecisionCounts.NONE;

  /** Over candles {@code start} to {@code end - 1}, at least two; the earlier ones are history. */
  public ParityCheck(CheckedStrategy subject, CandleSeries history, int start, int end) {
    this.subject = subject;
    this.history = history.first(end);
    this.start = start;
    this.end = end;
  }

  /** How many steps {@link #run} tells about. */
  public int steps() {
    return end - start;
  }

  /**
   * What was found.
   *
   * @param progress receives how many steps are done
   */
  public List<CheckFinding> run(IntConsumer progress) {
    Executed tested = new Executed();
    BookRun backtest = subject.backtest(subject.anew().get(), history, start, end, tested);
    CycleParameters layers = subject.anew().get();
    LayerOutput[] said =
        CheckedLayers.over(layers, history, start, end, RecordedPositions.of(backtest, start));
    decisions = DecisionCounts.of(said, start, end);
    Comparison comparison = new Comparison(backtest.curve(), said, progress);
    CycleReplay.run(
        clock -> subject.fresh(deciding(layers, said), history, new ReplayCandles(history), clock),
        subject.watch(layers),
        history,
        start,
        end,
        comparison);
    return comparison.findings(backtest, tested);
  }

  /** How many decisions of the layers {@link #run} compared. */
  public DecisionCounts decisions() {
    return decisions;
  }

  /** The live side beside the lab's, hour after hour. */
  private final class Comparison implements CycleReplay.Listener {
    private final LiveSide live = new LiveSide(subject, history);
    private final BookCurve curve;
    private final LayerOutput[] said;
    private final IntConsumer progress;
    private final Map<ExecutionBranch, Integer> branches = new EnumMap<>(ExecutionBranch.class);
    private final Executed executed = new Executed();
    private final CheckFinding.Tally records =
        new CheckFinding.Tally("records of the live cycle and of the lab");
    private final CheckFinding.Tally equity =
        new CheckFinding.Tally("equity of the live cycle and of a backtest");
    private Optional<CortexRecord> newest = Optional.empty();

    Comparison(BookCurve curve, LayerOutput[] said, IntConsumer progress) {
      this.curve = curve;
      this.said = said;
      this.progress = progress;
    }

    @Override
    public void after(int candle, CortexRecord record) {
      newest.ifPresent(book -> equity.add(worth(book, candle)));
      CortexRecord real = live.tick(candle);
      CortexRecord lab = new RecordWriter(record).regime(said[candle].regime()).record();
      records.add(difference(real, lab, history.openTime(candle)));
      if (candle + 1 < end) {
        branches.merge(real.branch(), 1, Integer::sum);
        left(real);
      }
      progress.accept(candle + 1 - start);
    }

    @Override
    public void watched(Instant minute, Optional<CortexRecord> record) {
      Optional<CortexRecord> real = live.watch(minute);
      if (real.isPresent() || record.isPresent()) {
        Map<String, ?> lab = record.map(CortexRecord::fields).orElse(Map.of());
        records.add(
            FieldComparison.difference(
                real.map(CortexRecord::fields).orElse(Map.of()), lab, "in the lab", minute));
      }
      real.ifPresent(this::left);
    }

    private void left(CortexRecord record) {
      newest = Optional.of(record);
      executed.of(record);
    }

    /** What was traded in the hour of {@code candle} shows at its close. */
    private Optional<Difference> worth(CortexRecord book, int candle) {
      double cash = book.needed(Recorded.CASH_USD).doubleValue();
      double base = book.needed(Recorded.BASE_QTY).doubleValue();
      return FieldComparison.difference(
          Map.of("equity_usd", cash + base * history.close(candle)),
          Map.of("equity_usd", curve.equityUsd(candle - start)),
          IN_A_BACKTEST,
          history.openTime(candle));
    }

    List<CheckFinding> findings(BookRun backtest, Executed tested) {
      CheckFinding.Tally ends =
          new CheckFinding.Tally("branch counts of the live cycle and of a backtest");
      ends.add(ends(branches, backtest.branches()));
      return List.of(
          records.finding(),
          equity.finding(),
          ends.finding(),
          executed.compared(tested, IN_A_BACKTEST));
    }
  }

  private Optional<Difference> ends(
      Map<ExecutionBranch, Integer> live, Map<ExecutionBranch, Integer> tested) {
    return FieldComparison.difference(
        named(live), named(tested), IN_A_BACKTEST, history.openTime(end - 2));
  }

  private static Map<String, Integer> named(Map<ExecutionBranch, Integer> branches) {
    Map<String, Integer> named = new TreeMap<>();
    branches.forEach((branch, count) -> named.put(branch.name(), count));
    return named;
  }

  private static Optional<Difference> difference(CortexRecord live, CortexRecord lab, Instant at) {
    String one = Json.write(live.fields());
    String other = Json.write(lab.fields());
    return one.equals(other)
        ? Optional.empty()
        : FieldComparison.difference(live.fields(), lab.fields(), "in the lab", at)
            .or(() -> Optional.of(new Difference("in the lab", at, "record", one, other)));
  }

  /** The cycle with a strategy that repeats what was said in the pass. */
  private CycleParameters deciding(CycleParameters cycle, LayerOutput[] said) {
    Strategy repeated =
        (closed, regime, context) -> {
          LayerOutput there = said[history.countBefore(context.now()) - 1];
          if (there.failure().isPresent()) {
            switch (there.failure().get()) {
              case RuntimeException e -> throw e;
              case Error e -> throw e;
              case Throwable e -> throw new IllegalStateException(e);
            }
          }
          return there.intent().equals(LayerOutput.NOTHING) ? null : there.intent();
        };
    return cycle.repeating(
        new WrappedStrategy(cycle.strategy(), repeated),
        ModelSource.of(repeated(cycle.model().model(), said)));
  }

  /**
   * A model whose probability is the one of the pass; what it is made of, the pass does not say.
   */
  private Forecaster repeated(Forecaster model, LayerOutput[] said) {
    return closed -> {
      Forecast real = model.at(closed);
      OptionalDouble there =
          said[history.countBefore(CheckedLayers.after(closed, closed.size() - 1)) - 1].pLong();
      return switch (real) {
        case Forecast.Absent absent when there.isEmpty() -> absent;
        case Forecast.Absent absent ->
            new Forecast.Known(there.getAsDouble(), "of the lab", 0, List.of());
        case Forecast.Known known when there.isEmpty() -> new Forecast.Absent("absent in the lab");
        case Forecast.Known known ->
            new Forecast.Known(
                there.getAsDouble(), known.modelId(), known.bias(), known.contributions());
      };
    };
  }
}
