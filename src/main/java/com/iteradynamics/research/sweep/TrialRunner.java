package com.iteradynamics.research.sweep;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.research.AskedLayers;
import com.iteradynamics.research.BookCurve;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Runs trials over one tape. For several threads. */
public final class TrialRunner {
  private final CandleSeries tape;
  private final int start;
  private final TrialSetup.Maker setups;
  private final Execution execution;
  private final Set<String> afterLayers;
  private final LayerCache layers;

  /**
   * A runner.
   *
   * @param tape all that any trial may see
   * @param start the first candle that any trial begins with
   * @param afterLayers the parameters that Layers 1 and 2 do not know
   * @param threads how many trials run at once
   */
  public TrialRunner(
      CandleSeries tape,
      int start,
      TrialSetup.Maker setups,
      Execution execution,
      Set<String> afterLayers,
      int threads) {
    this.tape = tape;
    this.start = start;
    this.setups = setups;
    this.execution = execution;
    this.afterLayers = Set.copyOf(afterLayers);
    this.layers = new LayerCache(2 * threads);
  }

  /**
   * The book of {@code settings} over candles {@code from} to {@code to - 1}.
   *
   * @throws com.iteradynamics.settings.InvalidSettingsException when they do not go together
   */
  BookCurve run(Map<String, String> settings, int from, int to) {
    return prepared(settings).run(from, to);
  }

  /** A trial that is ready to run over several spans. */
  Prepared prepared(Map<String, String> settings) {
    TrialSetup setup = setups.of(settings);
    Map<String, String> known = new HashMap<>(settings);
    known.keySet().removeAll(afterLayers);
    AskedLayers asked =
        layers.get(
            known,
            () -> AskedLayers.over(setup.regime(), setup.strategy(), tape, start, hour -> {}));
    return (from, to) -> execution.run(asked, setup, from, to);
  }

  /** A trial with its layers. */
  @FunctionalInterface
  interface Prepared {
    /** The book over candles {@code from} to {@code to - 1}. */
    BookCurve run(int from, int to);
  }
}
