package com.iteradynamics.candlefile;

import java.util.Locale;
import java.util.Optional;

/**
 * Finds where the candles of a file become longer or shorter than they are elsewhere in it.
 *
 * <p>Shorter ones are told by steps that are too short. Longer ones look like candles with holes
 * between them, but each begins at the price that the one before ended at, where over a hole the
 * price moves on.
 */
final class LengthChanges {
  /** So many equal steps in a row, each of several candles, are no holes. */
  private static final int RUN = 8;

  /**
   * The same where each is of two or three: in a thin market every second hour may be without a
   * trade.
   */
  private static final int LONG_RUN = 24;

  private static final int SEVERAL = 4;

  /** So many equal steps in a row that are too short are no mistake in a time. */
  private static final int SHORT_RUN = 3;

  /**
   * How far the next price is from the last one, by the range of a candle, where none is lacking.
   */
  private static final double NEAR = 0.25;

  /** Share of the steps of a run over which no price is missing. */
  private static final double MOST = 0.85;

  private final long length;
  private long step;
  private int run;
  private int continuous;
  private int runLine;
  private long second = Long.MIN_VALUE;
  private double close;
  private double range;
  private int line;
  private Optional<String> found = Optional.empty();

  /**
   * For a file whose candles are of this length.
   *
   * @param length seconds, &gt; 0
   */
  LengthChanges(CandleLength length) {
    this.length = length.seconds();
  }

  /** Takes the next row of the file, whose values can be read. */
  void see(int atLine, long openSecond, double open, double high, double low, double closing) {
    if (second != Long.MIN_VALUE && found.isEmpty()) {
      follow(openSecond - second, open);
    }
    second = openSecond;
    close = closing;
    range = high - low;
    line = atLine;
  }

  /** The first change, with its line; empty when there is none. */
  Optional<String> found() {
    return found;
  }

  private void follow(long nextStep, double open) {
    if (nextStep != step) {
      step = nextStep;
      run = 0;
      continuous = 0;
      runLine = line;
    }
    run++;
    continuous += Math.abs(open - close) <= NEAR * range ? 1 : 0;
    boolean shorter = step > 0 && step < length && run >= SHORT_RUN;
    int enough = step >= SEVERAL * length ? RUN : LONG_RUN;
    if (shorter || (step > length && run >= enough && continuous >= MOST * run)) {
      found =
          Optional.of(
              String.format(
                  Locale.ROOT,
                  "from line %d on the candles are of %s, and elsewhere in the file of %s",
                  runLine,
                  CandleLength.words(step),
                  CandleLength.words(length)));
    }
  }
}
