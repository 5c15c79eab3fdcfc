package com.iteradynamics.cli.lab;

import com.iteradynamics.argus.Run;
import com.iteradynamics.testkit.StrategyJar;
import java.io.IOException;
import java.nio.file.Path;

/** Strategies that a check has to catch, and an honest one, each in a jar as a user's is. */
enum Cheats {
  /** Long in an upward trend, with an average of its window; what a strategy may be. */
  HONEST(
      """
      double mean = 0;
      for (int i = Math.max(0, closed.size() - 50); i < closed.size(); i++) {
        mean += closed.close(i) / Math.min(50, closed.size());
      }
      return want(regime.available() && now > mean, 0.2, mean);
      """),

  /** Buys when the next close is higher, which it takes from the storage behind its window. */
  PEEKS("return want(close(closed, 1) > now, 0.2, now);"),

  /** The same, and fails where there is no next candle. */
  FAILS_WITHOUT_A_FUTURE(
      """
      double next = close(closed, 1);
      if (Double.isNaN(next)) {
        throw new IllegalStateException("no next candle");
      }
      return want(next > now, 0.2, now);
      """),

  /** Buys below an average that reaches as far ahead as back. */
  CENTRES_ITS_AVERAGE(
      """
      double sum = 0;
      int count = 0;
      for (int ahead = -12; ahead <= 12; ahead++) {
        double close = close(closed, ahead);
        if (!Double.isNaN(close)) {
          sum += close;
          count++;
        }
      }
      return want(now < sum / count, 0.2, sum / count);
      """),

  /** Divides by the highest close of all candles, which it looks for once. */
  NORMALISES_BY_THE_WHOLE_TAPE(
      """
      double highest = HIGHEST.computeIfAbsent(storage(closed), any -> {
        double max = 0;
        for (int ahead = -closed.size() + 1; !Double.isNaN(close(closed, ahead)); ahead++) {
          max = Math.max(max, close(closed, ahead));
        }
        return max;
      });
      return want(now > 0.9 * highest, 0.2, now / highest);
      """),

  /** Looks ahead once, and gives the same answer for that hour ever after. */
  KEEPS_WHAT_IT_PEEKED(
      """
      boolean rises = RISES.computeIfAbsent(context.now(), any -> close(closed, 1) > now);
      return want(rises, 0.2, now);
      """),

  /** Knows only what it was shown, but remembers it: the second walk knows the first one's end. */
  REMEMBERS(
      """
      SEEN.put(context.now(), now);
      double next = SEEN.getOrDefault(context.now().plusSeconds(3600), now);
      return want(next > now, 0.2, now);
      """),

  /** Peeks on Mondays at one hour, and is honest in all others. */
  PEEKS_ONCE_A_WEEK(
      """
      boolean monday = context.now().getEpochSecond() / 3600 % 168 == 100;
      return want(monday && close(closed, 1) > 0, 0.2, now);
      """),

  /** Throws a coin. */
  THROWS_A_COIN("return want(new java.util.Random().nextBoolean(), 0.2, now);"),

  /** Changes its mind every 100th time it is asked. */
  COUNTS_HOW_OFTEN("return want(asked++ / 100 % 2 == 1, 0.2, now);"),

  /** Trails its position's high water, and buys on a rise; what a strategy may do. */
  TRAILS_HONESTLY(
      true,
      """
      if (context.position().isEmpty()) {
        return want(now > closed.close(closed.size() - 2), 0.2, now).withoutHorizon();
      }
      Position held = context.position().get();
      boolean out = now < 0.995 * held.highWaterUsd() || held.hoursHeld() > 30;
      return want(!out, 0.2, held.unrealizedFraction());
      """),

  /** The same, but leaves when the next close is lower. */
  TRAILS_AND_PEEKS(
      true,
      """
      if (context.position().isEmpty()) {
        return want(now > closed.close(closed.size() - 2), 0.2, now);
      }
      Position held = context.position().get();
      boolean out = held.hoursHeld() > 5 && close(closed, 1) < now;
      return want(!out, 0.2, held.unrealizedFraction());
      """),

  /** An average that needs many thousands of candles to forget the one it began with. */
  NEVER_FORGETS(
      """
      double mean = closed.close(0);
      for (int i = 1; i < closed.size(); i++) {
        mean += (closed.close(i) - mean) / 1500;
      }
      return want(now > mean, 0.2, mean);
      """);

  static final String ID = "planted_v1";

  private static final String SOURCE =
      """
      package planted;

      import com.iteradynamics.market.CandleSeries;
      import com.iteradynamics.regime.RegimeState;
      import com.iteradynamics.settings.*;
      import com.iteradynamics.strategy.*;
      import java.lang.reflect.Field;
      import java.time.Instant;
      import java.util.*;

      public final class PlantedProvider implements StrategyProvider, Strategy {
        private static final Map<Object, Double> HIGHEST = new IdentityHashMap<>();
        private static final Map<Instant, Boolean> RISES = new HashMap<>();
        private static final Map<Instant, Double> SEEN = new HashMap<>();
        private static int asked;

        @Override public String id() { return "planted_v1"; }
        @Override public String description() { return "Planted."; }
        @Override public List<Setting> settings() { return List.of(); }
        @Override public Strategy create(SettingsReader settings) { return this; }
        @Override public boolean readsPosition() { return READS; }

        @Override
        public StrategyIntent intend(
            CandleSeries closed, RegimeState regime, StrategyContext context) {
          double now = closed.close(closed.size() - 1);
          BODY
        }

        private static StrategyIntent want(boolean in, double share, double signal) {
          return new StrategyIntent(
              in ? Action.ENTER_LONG : Action.EXIT_LONG, 0.7, in ? share : 0, 24, "planted", false,
              new Signals(List.of("signal"), signal));
        }

        private static Object storage(CandleSeries closed) {
          return field(closed, "columns");
        }

        /** A close of the whole storage, from the newest candle on; NaN where there is none. */
        private static double close(CandleSeries closed, int ahead) {
          double[] closes = (double[]) field(storage(closed), "close");
          int place = (int) field(closed, "from") + closed.size() - 1 + ahead;
          return place >= 0 && place < closes.length ? closes[place] : Double.NaN;
        }

        private static Object field(Object owner, String name) {
          try {
            Field field = owner.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(owner);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        }
      }
      """;

  private final boolean readsPosition;
  private final String body;

  Cheats(String body) {
    this(false, body);
  }

  Cheats(boolean readsPosition, String body) {
    this.readsPosition = readsPosition;
    this.body = body;
  }

  /** A command line that uses it, with its jar in {@code folder}. */
  Run in(Path folder, Path work) throws IOException {
    new StrategyJar(work)
        .with(
            "planted.PlantedProvider",
            SOURCE.replace("READS", String.valueOf(readsPosition)).replace("BODY", body))
        .writeTo(folder.resolve("planted.jar"));
    return Run.in(folder)
        .with("ARGUS_STRATEGY_JARS", "planted.jar")
        .with("ARGUS_STRATEGY_MODULE", ID);
  }
}
