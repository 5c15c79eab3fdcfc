package com.iteradynamics.market;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * A pass over candles, a block of some hundred at a time, and the indicators that were asked for at
 * the candles of the stretch. Stands before the oldest candle, and {@link #next} moves it on. A
 * window is passed over like a whole history.
 *
 * <p>After a hole that cuts ({@link GapRule}) every indicator begins anew: no stretch reaches over
 * one, and {@link #block} is what counts at the candles where it stands. Not for several threads.
 */
public final class Pass {
  /**
   * The most candles of a stretch: so few that its columns stay in the processor's nearest cache.
   * Not a power of two, which would make the same element of all of them compete for the same few
   * lines of the cache.
   */
  public static final int MAX_SIZE = 250;

  private final CandleSeries candles;
  private final int window;
  private final Optional<IndicatorCache> shared;
  private final Iterator<CandleSeries> blocks;
  private final Map<Indicator, Running> running = new LinkedHashMap<>();
  private final double[] high = new double[MAX_SIZE];
  private final double[] low = new double[MAX_SIZE];
  private final double[] close = new double[MAX_SIZE];
  private final double[] volume = new double[MAX_SIZE];

  /** What is computed here even if the rest is recalled. */
  private Optional<Indicator> own = Optional.empty();

  private Averages averages = new Averages(this);
  private CandleSeries block;

  /** The first candle at which anybody looks at the indicators. */
  private int wantedFrom;

  private int begin;
  private int from;
  private int to;

  /** An indicator on its way. */
  private static final class Running {
    private final double[] column = new double[MAX_SIZE];
    private Indicator.Kernel kernel;
  }

  /**
   * A pass over {@code candles}.
   *
   * @param gaps which holes cut
   * @param window how many candles a live tick looks at, &gt;= 1
   */
  public Pass(CandleSeries candles, GapRule gaps, int window) {
    this(candles, gaps.blocks(candles).iterator(), window, Optional.empty());
  }

  Pass(
      CandleSeries candles,
      Iterator<CandleSeries> blocks,
      int window,
      Optional<IndicatorCache> shared) {
    this.candles = candles;
    this.window = window;
    this.shared = shared;
    this.blocks = blocks;
    this.block = blocks.next();
  }

  /** A pass to the newest candle of a window, where no hole cuts any more. */
  public static Pass over(CandleSeries window) {
    return over(window, Math.max(1, window.size()));
  }

  /**
   * The same of a window that may still grow.
   *
   * @param longest how many candles a live tick looks at, &gt;= 1
   */
  public static Pass over(CandleSeries window, int longest) {
    Pass pass = new Pass(window, List.of(window).iterator(), longest, Optional.empty());
    pass.wantedFrom = Math.max(0, window.size() - 1);
    return pass;
  }

  /** A pass over {@code candles} that bridges every hole, as a long window does. */
  public static Pass bridging(CandleSeries candles, int window) {
    return new Pass(candles, List.of(candles).iterator(), window, Optional.empty());
  }

  /** Moves on to the next candles; false, and no move, after the newest one. */
  public boolean next() {
    return next(candles.size());
  }

  /**
   * The same, not past {@code end}, so that it stands beside another pass.
   *
   * @param end the index after that of the last candle to see
   */
  public boolean next(int end) {
    if (to == end) {
      return false;
    }
    if (to == begin + block.size()) {
      begin = to;
      block = blocks.next();
      averages = new Averages(this);
      running.forEach((indicator, each) -> each.kernel = kernel(indicator, each.column));
    }
    from = to;
    to = Math.min(Math.min(from + MAX_SIZE, end), begin + block.size());
    candles.copy(from, to, high, low, close, volume);
    for (Running each : running.values()) {
      each.kernel.fill(count());
    }
    return true;
  }

  /** Moves on until it stands at the newest candle. */
  public void end() {
    boolean more = next();
    while (more) {
      more = next();
    }
  }

  /**
   * The column of {@code indicator}, whose first {@link #count} elements are its values at the
   * candles of the stretch; NaN where there is none. To be asked for before the first {@link
   * #next}, unless it is recalled.
   *
   * @throws IllegalStateException when it is asked for too late
   */
  public double[] column(Indicator indicator) {
    Running known = running.get(indicator);
    if (known == null) {
      if (count() > 0 && shared.isEmpty()) {
        throw new IllegalStateException("an indicator is asked for before the first candle");
      }
      known = new Running();
      known.kernel = kernel(indicator, known.column);
      running.put(indicator, known);
      if (count() > 0) {
        known.kernel.fill(count());
      }
    }
    return known.column;
  }

  /**
   * The same of an indicator that is made of ranges, with the guard against hours without any.
   *
   * @param indicator by what is added to high - low; {@link ZeroRange}
   */
  public double[] guarded(DoubleFunction<Indicator> indicator) {
    Indicator plain = indicator.apply(0);
    return ZeroRange.wideningOf(candles) == 0
        ? column(plain)
        : column(new ZeroRange.Guarded(plain, indicator.apply(ZeroRange.WIDENING), window));
  }

  private Indicator.Kernel kernel(Indicator indicator, double[] column) {
    if (shared.isEmpty() || own.filter(indicator::equals).isPresent()) {
      return indicator.begin(this, column);
    }
    double[] whole = shared.get().of(indicator);
    return count -> System.arraycopy(whole, from, column, 0, count);
  }

  /** The column of all candles, for {@link IndicatorCache}; what it is made of is shared. */
  double[] whole(Indicator indicator) {
    own = Optional.of(indicator);
    wantedFrom = 0;
    double[] column = column(indicator);
    double[] whole = new double[candles.size()];
    while (next()) {
      System.arraycopy(column, 0, whole, from, count());
    }
    return whole;
  }

  /** How many candles a live tick looks at. */
  int window() {
    return window;
  }

  /** The averages that are on their way. */
  Averages averages() {
    return averages;
  }

  /** The candles it passes over. */
  public CandleSeries candles() {
    return candles;
  }

  /** The candles between two holes that cut, where it stands. */
  public CandleSeries block() {
    return block;
  }

  /** The index of the first candle of the block. */
  public int begin() {
    return begin;
  }

  /** The index of the first candle where it stands. */
  public int from() {
    return from;
  }

  /** The index after that of the last candle where it stands. */
  public int to() {
    return to;
  }

  /** How many candles the stretch has. */
  public int count() {
    return to - from;
  }

  /**
   * Whether an indicator that looks back over so many candles has to look at the stretch: over a
   * window, only its value at the newest candle is wanted.
   */
  public boolean wanted(int reach) {
    return to + reach > wantedFrom;
  }

  /**
   * How many candles of the block there are up to place {@code k} of the stretch, with that one.
   *
   * @param k 0..{@link #count} - 1
   */
  public int seen(int k) {
    return from - begin + k + 1;
  }

  /**
   * The highs of the stretch, USD, oldest first; valid up to {@link #count}, and until {@link
   * #next}.
   */
  public double[] high() {
    return high;
  }

  /** The lows, USD; valid as {@link #high}. */
  public double[] low() {
    return low;
  }

  /** The closes, USD; valid as {@link #high}. */
  public double[] close() {
    return close;
  }

  /** The volumes, units of base; valid as {@link #high}. */
  public double[] volume() {
    return volume;
  }

  /** The volume before the stretch, units of base; NaN where the block begins. */
  public double volumeBefore() {
    return from == begin ? Double.NaN : candles.volume(from - 1);
  }

  /** The close before the stretch, USD; NaN where the block begins. */
  double closeBefore() {
    return from == begin ? Double.NaN : candles.close(from - 1);
  }
}
