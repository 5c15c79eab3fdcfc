package com.iteradynamics.research.sweep;

import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.research.BookRun;
import com.iteradynamics.research.PerformanceMetrics;
import com.iteradynamics.research.overfitting.BlockMoments;
import com.iteradynamics.settings.InvalidSettingsException;
import java.util.Map;
import java.util.Optional;

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
   * @param stoppedBy what its losses made allow no entry any more; empty when nothing did
   */
  record Ran(
      long number,
      Map<String, String> settings,
      PerformanceMetrics metrics,
      BlockMoments moments,
      Optional<ExecutionBranch> stoppedBy)
      implements Trial {}

  /**
   * Settings that do not go together; nothing was run.
   *
   * @param why what is wrong with them
   */
  record Invalid(long number, Map<String, String> settings, String why) implements Trial {}

  /** Runs {@code settings} over candles {@code from} to {@code to - 1}. */
  static Trial of(
      long number, Map<String, String> settings, int blocks, TrialRunner runner, int from, int to) {
    try {
      BookRun run = runner.prepared(settings).run(from, to);
      BlockMoments moments = BlockMoments.of(run.curve().returns().changes(), blocks);
      return new Ran(number, settings, PerformanceMetrics.of(run.curve()), moments, stoppedBy(run));
    } catch (InvalidSettingsException e) {
      return new Invalid(number, settings, String.join("; ", e.problems()));
    }
  }

  /**
   * What ended all entries. Without a position equity does not move, so that a kill switch is never
   * left again, and the hard level of the drawdown only where it ends by itself.
   */
  private static Optional<ExecutionBranch> stoppedBy(BookRun run) {
    if (run.branches().containsKey(ExecutionBranch.KILL_DD)) {
      return Optional.of(ExecutionBranch.KILL_DD);
    }
    return run.blocked().atEnd() ? Optional.of(ExecutionBranch.HARD_DD_BLOCK) : Optional.empty();
  }
}
