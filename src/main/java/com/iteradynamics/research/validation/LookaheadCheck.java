package com.iteradynamics.research.validation;

import com.iteradynamics.adapter.local.ReplayCandles;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.strategy.LayerColumns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Whether any decision depends on a later candle. Everything said up to a cut has to stay the same,
 * bit for bit, whatever comes after it; a strategy asked anew, and one that has seen the future;
 * hour by hour, with candles behind which there is nothing; and what the cycle makes of it.
 *
 * <p>A strategy that reads its position gets the same ones in every run, those of a backtest over
 * the real candles: otherwise one decision that differs would make all later ones differ.
 *
 * <p>Every run has candles in storage of its own and, but for the one about memory, layers made
 * anew. What a strategy knows from elsewhere, from a file or by heart, no candles can show.
 */
public final class LookaheadCheck {
  /** How many ticks up to a cut the cycle runs. */
  private static final int CYCLE_HOURS = 48;

  /** How many hours that differ for want of history are looked into. */
  private static final int PASSES = 50;

  /** What is written when the orders of a tick are filled, in the first prices after it. */
  private static final Set<String> FILLED_LATER =
      Set.of(
          "orders",
          "no_order_because",
          "cash_usd",
          "base_qty",
          "position_notional_usd",
          "equity_after_usd",
          "in_position",
          "planned_exit_ts",
          "no_horizon",
          "entry_ts",
          "entry_px",
          "open_orders");

  private final CheckedStrategy subject;
  private final CandleSeries candles;
  private final int start;
  private final int end;
  private final List<Integer> cuts;
  private final long seed;
  private final CycleParameters first;
  private final RecordedPositions held;
  private final LayerOutput[] known;

  /** The cycle's records up to each cut, with the real future. */
  private final Map<Integer, List<CortexRecord>> real = new HashMap<>();

  /**
   * Over candles {@code start} to {@code end - 1}, at least two; the earlier ones are history.
   *
   * @param cuts at how many candles the future is replaced, all hours if there are fewer
   * @param seed where the cuts are and what comes after them
   */
  public LookaheadCheck(
      CheckedStrategy subject, CandleSeries candles, int start, int end, int cuts, long seed) {
    this.subject = subject;
    this.candles = candles.first(end);
    this.start = start;
    this.end = end;
    this.seed = seed;
    this.cuts = RandomIndices.drawn(start, end - 1, cuts, seed);
    this.first = subject.anew().get();
    this.held = RecordedPositions.of(subject, this.candles, start, end);
    this.known = CheckedLayers.over(first, this.candles, start, end, held);
  }

  /** How many steps {@link #run} tells about. */
  public int steps() {
    return cuts.size() * (AlteredFuture.values().length + 1) + end - start;
  }

  /** How many decisions of the layers there are to compare. */
  public DecisionCounts decisions() {
    return DecisionCounts.of(known, start, end);
  }

  /**
   * Everything that was found, each comparison by itself.
   *
   * @param progress receives how many steps are done
   */
  public List<CheckFinding> run(IntConsumer progress) {
    List<CheckFinding> findings = new ArrayList<>();
    findings.add(twice());
    CheckFinding.Tally cycle = new CheckFinding.Tally("records of the cycle with any future");
    int done = 0;
    for (AlteredFuture future : AlteredFuture.values()) {
      CheckFinding.Tally tally = new CheckFinding.Tally("the future " + future.words());
      for (int cut : cuts) {
        replaced(future, cut, tally, cycle);
        progress.accept(++done);
      }
      findings.add(tally.finding());
    }
    CheckFinding.Tally memory = new CheckFinding.Tally("evaluated again after seeing the future");
    for (int cut : cuts) {
      CandleSeries seen = CheckedLayers.copy(candles.first(cut + 1));
      compare(CheckedLayers.over(first, seen, start, cut + 1, held), cut, "asked again", memory);
      progress.accept(++done);
    }
    findings.add(memory.finding());
    findings.add(hourByHour(done, progress));
    findings.add(cycle.finding());
    return findings;
  }

  private CheckFinding twice() {
    CheckFinding.Tally tally = new CheckFinding.Tally("asked twice");
    LayerOutput[] again =
        CheckedLayers.over(subject.anew().get(), CheckedLayers.copy(candles), start, end, held);
    compare(again, end - 1, "asked a second time", tally);
    return tally.finding();
  }

  private void replaced(
      AlteredFuture future, int cut, CheckFinding.Tally tally, CheckFinding.Tally cycle) {
    CandleSeries other = future.after(candles, cut + 1, new Random(seed + cut));
    String run = "with the future after " + candles.openTime(cut) + " " + future.words();
    LayerOutput[] found = CheckedLayers.over(subject.anew().get(), other, start, cut + 1, held);
    compare(found, cut, run, tally);
    int begin = Math.max(start, cut + 1 - CYCLE_HOURS);
    List<CortexRecord> real = real(begin, cut);
    List<CortexRecord> records = records(other, begin, cut);
    for (int k = 0; k < real.size(); k++) {
      boolean last = begin + k == cut;
      cycle.add(
          FieldComparison.difference(
              real.get(k).fields(),
              records.get(k).fields(),
              run,
              candles.openTime(begin + k),
              name -> !last || !FILLED_LATER.contains(name)));
    }
  }

  private List<CortexRecord> real(int begin, int cut) {
    return real.computeIfAbsent(cut, any -> records(candles, begin, cut));
  }

  private List<CortexRecord> records(CandleSeries candles, int begin, int cut) {
    return subject.records(
        subject.anew().get(), new ReplayCandles(candles), candles, begin, cut + 1);
  }

  private void compare(LayerOutput[] found, int last, String run, CheckFinding.Tally tally) {
    for (int i = start; i <= last; i++) {
      tally.add(known[i].differenceTo(found[i], run, candles.openTime(i)));
    }
  }

  /**
   * Every hour by itself. A built-in strategy answers for a candle history in one pass, and with
   * long averages that reaches back further than a window: an answer that differs counts only if a
   * pass over what was known at that hour differs too. After some that do not, no more passes are
   * made, and what differs is left out.
   */
  private CheckFinding hourByHour(int before, IntConsumer progress) {
    CheckFinding.Tally tally = new CheckFinding.Tally("hour by hour, without later candles");
    CycleParameters anew = subject.anew().get();
    int done = before;
    boolean pass = LayerColumns.inASinglePass(anew.strategy());
    int reachBack = 0;
    for (int i = start; i < end; i++) {
      CandleSeries window = CheckedLayers.copy(anew.window().seen(candles.first(i + 1)));
      LayerOutput alone = CheckedLayers.of(anew, window, known[i].regime(), held.at(i));
      Optional<Difference> found =
          known[i].differenceTo(alone, "without later candles", candles.openTime(i));
      if (found.isEmpty() || !pass || (reachBack < PASSES && !sameWithoutFuture(i))) {
        tally.add(found);
      } else {
        reachBack++;
      }
      progress.accept(++done);
    }
    return tally.finding();
  }

  private boolean sameWithoutFuture(int i) {
    CandleSeries seen = CheckedLayers.copy(candles.first(i + 1));
    return known[i].is(CheckedLayers.over(subject.anew().get(), seen, start, i + 1, held)[i]);
  }
}
