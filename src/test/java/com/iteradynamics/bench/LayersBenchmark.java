package com.iteradynamics.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.LayerColumns;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyContext;
import com.iteradynamics.strategy.StrategyIntent;
import com.iteradynamics.strategy.StrategyProvider;
import com.iteradynamics.strategy.compressionshot.CompressionShotProvider;
import com.iteradynamics.strategy.coreexposure.CoreExposureMacroProvider;
import com.iteradynamics.strategy.coreexposure.CoreExposureProvider;
import com.iteradynamics.strategy.meanreversion.MeanReversionProvider;
import com.iteradynamics.strategy.regimetrend.RegimeTrendProvider;
import com.iteradynamics.strategy.trendprobe.TrendProbeProvider;
import com.iteradynamics.strategy.volatilitybreakout.VolatilityBreakoutProvider;
import com.iteradynamics.strategy.volprobe.VolProbeProvider;
import com.iteradynamics.testkit.Tapes;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What Layers 1 and 2 cost over a tape of 61,345 candles, hot, in multiples of a hand-written floor
 * and of ta4j, and over the 1,500-candle window of a live tick. On demand: {@code ./mvnw test
 * -Dtest=LayersBenchmark}. The test run itself does not include it, and no time is asserted.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class LayersBenchmark {
  static final int CANDLES = 61_345;
  static final long SEED = 20_250_101;
  private static final int WINDOW = RegimeEngine.WINDOW_CANDLES;
  private static final int STEP = 41;
  private static final List<String> STRATEGIES =
      List.of(
          "core",
          "trend",
          "vol",
          "regime_trend",
          "core_v2",
          "breakout_v1",
          "breakout_v2",
          "breakout_v3",
          "shot_v1",
          "shot_v2",
          "shot_v3",
          "reversion");

  @Param({
    "core",
    "trend",
    "vol",
    "regime_trend",
    "core_v2",
    "breakout_v1",
    "breakout_v2",
    "breakout_v3",
    "shot_v1",
    "shot_v2",
    "shot_v3",
    "reversion"
  })
  public String strategy;

  private CandleSeries candles;
  private RegimeEngine engine;
  private Strategy layer2;
  private Floor floor;
  private Outputs outputs;
  private int tick;

  @Setup
  public void prepare() {
    candles = Tapes.random(SEED, CANDLES);
    engine = new RegimeEngine(RegimeParameters.defaults());
    layer2 = provider().create(new SettingsReader(Map.of()));
    floor = newFloor();
    outputs = new Outputs(CANDLES);
    floor.run(0, CANDLES, outputs);
    int differences = outputs.differences(LayerColumns.over(engine.over(candles), layer2));
    if (differences > 0) {
      throw new IllegalStateException(
          strategy + ": floor and layers differ at " + differences + " candles, seed " + SEED);
    }
  }

  @Benchmark
  public Object tapeFloor() {
    floor.run(0, CANDLES, outputs);
    return outputs;
  }

  @Benchmark
  public Object tapeLayers() {
    return LayerColumns.over(engine.over(candles), layer2);
  }

  @Benchmark
  public Object windowFloor() {
    int from = nextWindow();
    floor.run(from, from + WINDOW, outputs);
    return outputs;
  }

  @Benchmark
  public StrategyIntent windowLayers() {
    int from = nextWindow();
    CandleSeries window = candles.first(from + WINDOW).last(WINDOW);
    RegimeState regime = engine.classify(window);
    StrategyContext context =
        new StrategyContext("prime", true, Instant.EPOCH, OptionalDouble.empty());
    return layer2.intend(window, regime, context);
  }

  /** Where the next window begins, so that no two in a row are the same. */
  private int nextWindow() {
    tick = (tick + STEP) % (CANDLES - WINDOW);
    return tick;
  }

  private StrategyProvider provider() {
    return switch (strategy) {
      case "core" -> new CoreExposureProvider();
      case "trend" -> new TrendProbeProvider();
      case "vol" -> new VolProbeProvider();
      case "regime_trend" -> new RegimeTrendProvider();
      case "core_v2" -> new CoreExposureMacroProvider();
      case "breakout_v1" -> new VolatilityBreakoutProvider.V1();
      case "breakout_v2" -> new VolatilityBreakoutProvider.V2();
      case "breakout_v3" -> new VolatilityBreakoutProvider.V3();
      case "shot_v1" -> new CompressionShotProvider.V1();
      case "shot_v2" -> new CompressionShotProvider.V2();
      case "shot_v3" -> new CompressionShotProvider.V3();
      case "reversion" -> new MeanReversionProvider();
      default -> throw new IllegalArgumentException(strategy);
    };
  }

  private Floor newFloor() {
    return switch (strategy) {
      case "core" -> new CoreFloor(candles);
      case "trend" -> new ProbeFloor.Trend(candles);
      case "vol" -> new ProbeFloor.Vol(candles);
      case "regime_trend" -> new ProbeFloor.RegimeTrend(candles);
      case "core_v2" -> new LaterFloor.Core(candles);
      case "breakout_v1" -> new LaterFloor.Breakout(candles, 0, 0);
      case "breakout_v2" -> new LaterFloor.Breakout(candles, 2_000, 0);
      case "breakout_v3" -> new LaterFloor.Breakout(candles, 0, 50);
      case "shot_v1" -> new LaterFloor.Shot(candles, 1);
      case "shot_v2" -> new LaterFloor.Shot(candles, 2);
      case "shot_v3" -> new LaterFloor.Shot(candles, 3);
      case "reversion" -> new LaterFloor.Reversion(candles);
      default -> throw new IllegalArgumentException(strategy);
    };
  }

  /** Runs everything and prints the ratios; asserts only that everything ran. */
  @Test
  void ratios() throws RunnerException {
    Map<String, Double> best = new TreeMap<>();
    for (RunResult result : new Runner(options()).run()) {
      // The best of the iterations: what else the machine did is not ours.
      best.put(name(result), result.getPrimaryResult().getStatistics().getMin());
    }
    assertEquals(4 * STRATEGIES.size() + 1, best.size());
    for (String each : STRATEGIES) {
      double tapeTime = best.get("tapeLayers " + each);
      double windowTime = best.get("windowLayers " + each);
      System.out.printf(
          Locale.ROOT,
          "%-13s tape %6.1f ns a candle, %.2f floors; window %5.1f us, %.2f floors%n",
          each,
          tapeTime * 1_000 / CANDLES,
          tapeTime / best.get("tapeFloor " + each),
          windowTime,
          windowTime / best.get("windowFloor " + each));
    }
    double times = best.get("indicators") / best.get("tapeLayers core");
    System.out.printf(
        Locale.ROOT, "ta4j's indicators alone take %.0f times as long as core%n", times);
  }

  private static Options options() {
    return new OptionsBuilder()
        .include(LayersBenchmark.class.getName() + "\\.")
        .include(Ta4jBenchmark.class.getName() + "\\.indicators$")
        .build();
  }

  private static String name(RunResult result) {
    String benchmark = result.getParams().getBenchmark();
    String strategy = result.getParams().getParam("strategy");
    String name = benchmark.substring(benchmark.lastIndexOf('.') + 1);
    return strategy == null ? name : name + " " + strategy;
  }

  public static void main(String[] args) throws RunnerException {
    new LayersBenchmark().ratios();
  }
}
