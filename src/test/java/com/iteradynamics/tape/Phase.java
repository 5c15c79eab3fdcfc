package com.iteradynamics.tape;

import java.util.List;

/**
 * A stretch of the sample tape's script.
 *
 * @param hours how long it lasts
 * @param drift expected change in an hour, fraction
 * @param sigma standard deviation of the change in an hour, fraction
 * @param pull share of the way back to where the stretch began that an hour goes, 0..1
 * @param abrupt whether sigma holds at once and not by and by
 */
record Phase(int hours, double drift, double sigma, double pull, boolean abrupt) {
  private static final List<Phase> SCRIPT =
      List.of(
          range(180, 0.0042),
          trend(150, 0.0006, 0.0040),
          range(130, 0.0032),
          quiet(150),
          breakout(8),
          trend(150, 0.0007, 0.0042),
          // A crash out of a rising market, its aftershocks, and a nervous recovery.
          crash(1, -0.0620),
          crash(3, -0.0120),
          aftershock(24),
          trend(90, 0.0009, 0.0085),
          range(90, 0.0056),
          trend(180, -0.0006, 0.0048),
          range(140, 0.0034),
          quiet(230),
          breakout(10),
          trend(170, 0.0007, 0.0040),
          range(110, 0.0044),
          trend(150, -0.0009, 0.0056),
          // A falling market that breaks: panic, and no position to lose.
          crash(2, -0.0350),
          aftershock(40),
          trend(130, -0.0003, 0.0070),
          range(200, 0.0036),
          quiet(240),
          trend(160, 0.0006, 0.0036),
          crash(1, -0.0480),
          aftershock(14),
          range(120, 0.0050),
          trend(140, -0.0004, 0.0044),
          range(150, 0.0034),
          quiet(110),
          breakout(6),
          trend(110, 0.0005, 0.0038),
          range(85, 0.0032),
          trend(150, 0.0007, 0.0040));

  /** The whole script, in order. */
  static List<Phase> script() {
    return SCRIPT;
  }

  private static Phase range(int hours, double sigma) {
    return new Phase(hours, 0, sigma, 0.12, false);
  }

  private static Phase quiet(int hours) {
    return new Phase(hours, 0, 0.0014, 0.01, false);
  }

  private static Phase trend(int hours, double drift, double sigma) {
    return new Phase(hours, drift, sigma, 0, false);
  }

  private static Phase breakout(int hours) {
    return new Phase(hours, 0.0028, 0.0030, 0, true);
  }

  private static Phase crash(int hours, double drift) {
    return new Phase(hours, drift, 0.0160, 0, true);
  }

  private static Phase aftershock(int hours) {
    return new Phase(hours, 0.0008, 0.0230, 0.02, true);
  }
}
