package com.iteradynamics.research.sweep;

import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.Metrics;
import com.iteradynamics.research.luck.BlockMoments;
import com.iteradynamics.settings.InvalidSettingsException;
import java.util.Map;

/** One choice of parameters, tried. */
public sealed interface Trial {

  /** Its number, from 0. */
  long number();

  /** What was varied. */
  Map<String, String> settings();

  /**
   * A trial that ran.
   *
   * @param metrics its figures
   * @param moments its hourly returns, summed up in blocks
   */
  record Ran(long number, Map<String, String> settings, Metrics metrics, BlockMoments moments)
      implements Trial {}

  /**
   * Settings that do not go together; nothing was run.
   *
   * @param why what is wrong with them
   */
  record Impossible(long number, Map<String, String> settings, String why) implements Trial {}

  /** Runs {@code settings} over candles {@code from} to {@code to - 1}. */
  static Trial of(
      long number, Map<String, String> settings, int blocks, TrialRunner runner, int from, int to) {
    try {
      BookCurve curve = runner.run(settings, from, to);
      BlockMoments moments = BlockMoments.of(curve.returns().changes(), blocks);
      return new Ran(number, settings, Metrics.of(curve), moments);
    } catch (InvalidSettingsException e) {
      return new Impossible(number, settings, String.join("; ", e.problems()));
    }
  }
}
