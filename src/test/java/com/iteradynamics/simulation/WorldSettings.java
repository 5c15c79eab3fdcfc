package com.iteradynamics.simulation;

import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.port.EventPublisher;
import com.iteradynamics.execution.port.ModelSource;
import com.iteradynamics.execution.port.Sleeper;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.MakerParameters;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Strategies;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyIntent;
import com.iteradynamics.venue.VenueFault;
import com.iteradynamics.venue.VenueFaults;
import com.iteradynamics.venue.VenueSettings;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What is different from world to world besides chance.
 *
 * @param tape which of the tapes
 * @param strategy Layer 2
 * @param strategyName what the record calls it
 * @param decision the governors' limits, now and then so narrow that they bite
 * @param maker whether orders rest first
 * @param capital the most cash that the live book begins with; empty for all
 * @param cashUsd what is in the wallet at first
 * @param coins what else is in it
 * @param growing whether the archive ends where the world begins
 * @param creditsCut whether what fills bring arrives with eight decimals
 */
record WorldSettings(
    int tape,
    Strategy strategy,
    String strategyName,
    DecisionParameters decision,
    MakerParameters maker,
    Optional<BigDecimal> capital,
    String cashUsd,
    String coins,
    boolean growing,
    boolean creditsCut) {

  private static final Strategies STRATEGIES =
      Strategies.load(WorldSettings.class.getClassLoader());
  private static final List<String> STOPS = List.of("PRIME_STOP_LOSS", "PRIME_TRAILING_STOP");
  private static final List<String> BUILT_IN =
      List.of("sg_core_exposure_v1", "sg_regime_trend_v1", "sg_trend_probe_v1", "sg_vol_probe_v1");

  static WorldSettings of(long seed) {
    SplittableRandom random = new SplittableRandom(SimulationRandom.mix(seed + 1));
    boolean builtIn = random.nextInt(4) == 0;
    String name = builtIn ? BUILT_IN.get(random.nextInt(BUILT_IN.size())) : "restless";
    Map<String, String> settings = narrow(random);
    if (settings.containsKey("PRIME_EXECUTION") && seed % 3 == 0) {
      settings.put("PRIME_EXECUTION", "maker-only");
    }
    settings.putAll(stops(new SplittableRandom(SimulationRandom.mix(seed + 2))));
    settings.putAll(watches(new SplittableRandom(SimulationRandom.mix(seed + 3))));
    return new WorldSettings(
        random.nextInt(SimulatedCandles.COUNT),
        builtIn
            ? STRATEGIES.find(name).create(new SettingsReader(Map.of()))
            : (closed, regime, context) -> restless(seed, context.now().getEpochSecond()),
        name,
        DecisionParameters.read(new SettingsReader(settings)),
        MakerParameters.read(new SettingsReader(settings)),
        random.nextInt(3) == 0 ? Optional.of(new BigDecimal("400")) : Optional.empty(),
        Integer.toString(random.nextInt(50, 3_000)),
        random.nextInt(8) == 0 ? "0.05" : "0",
        random.nextInt(40) == 0,
        random.nextInt(8) == 0);
  }

  /** What is wrong at its venue all the time. */
  VenueFaults lasting() {
    VenueFaults none = VenueFaults.none();
    return creditsCut ? none.otherwise(VenueFault.CREDITS_CUT) : none;
  }

  /** Its venue: where orders rest for long, they fill in parts. */
  VenueSettings venue(long seed) {
    VenueSettings usual = VenueSettings.defaults(seed);
    return maker.beyondTick() ? usual.withFills(3, "0.003") : usual;
  }

  /** The cycle of a book in this world. */
  CycleParameters cycle(String book, Strategy layerTwo, Sleeper pause, EventPublisher events) {
    boolean live = book.equals(BookKey.LIVE);
    return new CycleParameters(
        book,
        new RunIdentity("prime", !live, strategyName, "sim", "0", Map.of()),
        new RegimeEngine(RegimeParameters.defaults()),
        layerTwo,
        Optional.empty(),
        ModelSource.OFF,
        decision,
        maker,
        live ? capital : Optional.of(World.PAPER_CASH),
        CycleParameters.DEFAULT_TIME_LIMIT,
        pause,
        Runnable::run,
        events);
  }

  private static Map<String, String> narrow(SplittableRandom random) {
    Map<String, String> settings = new HashMap<>();
    if (random.nextInt(4) == 0) {
      settings.put("PRIME_DD_SOFT", "0.005");
      settings.put("PRIME_DD_HARD", "0.01");
      settings.put("PRIME_DD_KILL", "0.02");
    }
    if (random.nextInt(4) == 0) {
      settings.put("PRIME_CAP_ORDER_USD", "120");
    }
    if (random.nextInt(6) == 0) {
      settings.put("PRIME_CAP_ORDERS_DAY", "4");
    }
    if (random.nextInt(4) == 0) {
      settings.put("PRIME_MAX_EXPOSURE", "0.9");
    }
    if (random.nextInt(3) == 0) {
      settings.put("PRIME_EXECUTION", "maker");
    }
    return settings;
  }

  /** One world in eight closes its positions by rules, most of them so narrow that they bite. */
  private static Map<String, String> stops(SplittableRandom random) {
    Map<String, String> settings = new HashMap<>();
    if (random.nextInt(8) == 0) {
      settings.put("PRIME_STOPS_A_DAY", Integer.toString(random.nextInt(1, 4)));
      if (random.nextBoolean()) {
        settings.put("PRIME_STOP_LOSS", "0.003");
      }
      if (random.nextBoolean()) {
        settings.put("PRIME_TRAILING_STOP", "0.003");
      }
      if (random.nextBoolean()) {
        settings.put("PRIME_STOP_ATR", "0.5");
      }
      if (random.nextBoolean()) {
        settings.put("PRIME_TAKE_PROFIT", "0.005");
      }
      if (random.nextBoolean()) {
        settings.put("PRIME_DD_REARM_H", "24");
      }
    }
    return settings;
  }

  /** One world in ten is watched between the hours, most of them with a stop that bites. */
  private static Map<String, String> watches(SplittableRandom random) {
    Map<String, String> settings = new HashMap<>();
    if (random.nextInt(10) == 0) {
      settings.put("PRIME_WATCH_MINUTES", List.of("5", "10", "15", "20").get(random.nextInt(4)));
      settings.put("PRIME_WATCH_CONFIRM", Integer.toString(random.nextInt(1, 3)));
      if (random.nextInt(4) != 0) {
        settings.put("PRIME_STOP_LOSS", "0.002");
      }
      if (random.nextInt(3) == 0) {
        settings.put("PRIME_TRAILING_STOP", "0.003");
      }
      if (random.nextInt(3) == 0) {
        settings.put("PRIME_TAKE_PROFIT", "0.003");
      }
      if (random.nextBoolean()) {
        settings.putAll(rests(random));
      }
      if (random.nextBoolean() && STOPS.stream().anyMatch(settings::containsKey)) {
        settings.put("PRIME_STOP_RESTING", "1");
        settings.put("PRIME_STOP_LIMIT_GAP", random.nextBoolean() ? "0.01" : "0.0005");
      }
    }
    return settings;
  }

  /** Orders rest beyond their tick. */
  private static Map<String, String> rests(SplittableRandom random) {
    return Map.of(
        "PRIME_EXECUTION",
        random.nextInt(3) == 0 ? "maker-only" : "maker",
        "PRIME_MAKER_PATIENCE",
        List.of("PT12M", "PT33M", "PT1H").get(random.nextInt(3)),
        "PRIME_MAKER_REQUOTE_BPS",
        random.nextBoolean() ? "2" : "10",
        "PRIME_MAKER_REQUOTES",
        Integer.toString(random.nextInt(0, 5)));
  }

  /** A strategy that wants something else nearly every hour, and fails now and then. */
  private static StrategyIntent restless(long seed, long hour) {
    SplittableRandom random = new SplittableRandom(SimulationRandom.mix(seed ^ hour));
    int kind = random.nextInt(100);
    if (kind < 2) {
      throw new IllegalStateException("the strategy has had enough");
    }
    Action action = kind < 55 ? Action.ENTER_LONG : kind < 85 ? Action.EXIT_LONG : Action.HOLD;
    return new StrategyIntent(
        action,
        random.nextDouble(),
        action == Action.ENTER_LONG ? random.nextDouble() : 0,
        random.nextInt(1, 30),
        "restless",
        action == Action.EXIT_LONG && random.nextInt(3) == 0,
        Signals.NONE);
  }
}
