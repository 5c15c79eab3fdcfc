package com.iteradynamics.research.validation;

import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.research.validation.RequiredHistory.HistoryRow;
import com.iteradynamics.strategy.StrategyWindow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/**
 * How far what the layers say depends on the length of history. An exponential average never
 * forgets its past wholly; a window is long enough when what it has not forgotten changes nothing.
 * Layer 1 sees {@link RegimeEngine#WINDOW_CANDLES} candles in a live tick, and a strategy as many
 * or as many as it asks for.
 */
public final class RecursiveCheck {
  private final CheckedStrategy subject;
  private final CandleSeries candles;
  private final List<Integer> lengths;
  private final List<Integer> hours;
  private final RecordedPositions held;
  private final int live;

  /**
   * At hours drawn from candles {@code start} to {@code end - 1} that have more candles before them
   * than a live tick sees.
   *
   * @param lengths how many candles to look at, each &gt;= 1; the live window is added
   * @param hours at how many hours, all if there are fewer
   * @param seed which hours
   * @throws IllegalArgumentException when there is no such hour
   */
  public RecursiveCheck(
      CheckedStrategy subject,
      CandleSeries candles,
      int start,
      int end,
      Collection<Integer> lengths,
      int hours,
      long seed) {
    this.subject = subject;
    this.candles = candles;
    Set<Integer> sorted = new TreeSet<>(lengths);
    this.live = subject.liveCandles();
    sorted.add(live);
    this.lengths = List.copyOf(sorted);
    int from = Math.max(start, live);
    if (from >= end) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "too little history: a live tick sees %d candles, and no hour has more",
              live));
    }
    this.hours = RandomIndices.drawn(from, end, hours, seed);
    this.held = RecordedPositions.of(subject, candles.first(end), start, end);
  }

  /** How many steps {@link #run} tells about. */
  public int steps() {
    return hours.size();
  }

  /**
   * What was found.
   *
   * @param progress receives how many steps are done
   */
  public RequiredHistory run(IntConsumer progress) {
    CycleParameters whole = subject.anew().get();
    List<CycleParameters> layers = lengths.stream().map(length -> subject.anew().get()).toList();
    List<HistoryRow> rows = new ArrayList<>(lengths.stream().map(HistoryRow::none).toList());
    Optional<Difference> first = Optional.empty();
    Optional<LayerOutput> before = Optional.empty();
    long decisions = 0;
    int done = 0;
    for (int i : hours) {
      LayerOutput all = ask(whole, i + 1, i);
      decisions +=
          before.filter(last -> !(last.hasLabelOf(all) && last.wantsAs(all))).isPresent() ? 1 : 0;
      before = Optional.of(all);
      for (int k = 0; k < lengths.size() && lengths.get(k) <= i; k++) {
        LayerOutput some = ask(layers.get(k), lengths.get(k), i);
        rows.set(k, rows.get(k).and(all, some));
        if (lengths.get(k) == live && first.isEmpty()) {
          first = all.decisionTo(some, "with the newest " + live + " candles", candles.openTime(i));
        }
      }
      progress.accept(++done);
    }
    return new RequiredHistory(live, rows, decisions, first);
  }

  private LayerOutput ask(CycleParameters layers, int length, int i) {
    StrategyWindow rule = layers.window();
    CandleSeries some = candles.first(i + 1).last(length);
    CandleSeries recent = rule.gaps().uncut(some);
    CandleSeries window = CheckedLayers.copy(rule.isLonger() ? some : recent);
    // A live tick's longer window is the strategy's; Layer 1 keeps its own.
    CandleSeries ofLayerOne = length == live ? rule.recent(some) : recent;
    return CheckedLayers.ofAnyLength(
        layers, window, layers.regime().classify(CheckedLayers.copy(ofLayerOne)), held.at(i));
  }
}
