package com.iteradynamics.bench;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.research.AskedLayers;
import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.CostPreset;
import com.iteradynamics.research.CycleBacktest;
import com.iteradynamics.research.FillTime;
import com.iteradynamics.research.GovernedBacktest;
import com.iteradynamics.research.HarnessBacktest;
import com.iteradynamics.research.Metrics;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.CoreExposureProvider;
import com.iteradynamics.strategy.LayerColumns;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.testkit.LocalCycle;
import com.iteradynamics.testkit.Tapes;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One backtest of Core Exposure over 61,345 candles, from candles to figures, hot: by the harness's
 * accounting, with the governors and by the whole cycle, beside a hand-written floor that gives the
 * harness's final equity, Sortino, drawdown and exposure and keeps its equity.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class BacktestBenchmark {
  private final CandleSeries tape = Tapes.random(LayersBenchmark.SEED, LayersBenchmark.CANDLES);
  private final RegimeEngine engine = new RegimeEngine(RegimeParameters.defaults());
  private final Strategy strategy = new CoreExposureProvider().create(new SettingsReader(Map.of()));
  private final HarnessFloor floor = new HarnessFloor(tape);

  @Setup
  public void prepare() {
    Metrics metrics = harness();
    HarnessFloor.Figures figures = floor();
    check(metrics.finalEquityUsd(), figures.finalEquityUsd());
    check(metrics.maxDrawdown(), figures.maxDrawdown());
    check(metrics.sortino().orElseThrow(), figures.sortino());
    check(metrics.avgExposure(), figures.avgExposure());
  }

  @Benchmark
  public HarnessFloor.Figures floor() {
    return floor.run(HarnessBacktest.WARM_UP);
  }

  @Benchmark
  public Metrics harness() {
    BookCurve book =
        HarnessBacktest.run(
            tape,
            LayerColumns.over(engine.over(tape), strategy),
            HarnessBacktest.WARM_UP,
            tape.size(),
            CostPreset.PRO.costs());
    return Metrics.of(book);
  }

  @Benchmark
  public Metrics governed() {
    AskedLayers layers = AskedLayers.over(engine, strategy, tape, 0, hour -> {});
    return Metrics.of(
        GovernedBacktest.run(
                layers,
                DecisionParameters.defaults(),
                PaperParameters.defaults(),
                0,
                tape.size(),
                FillTime.NEXT_OPEN)
            .curve());
  }

  @Benchmark
  public Metrics cycle() {
    CycleParameters cycle =
        LocalCycle.parameters(
            BookKey.PAPER,
            new RunIdentity("prime", true, "sg_core_exposure_v1", "bench", "0", Map.of()),
            engine,
            strategy,
            DecisionParameters.defaults(),
            new BigDecimal("1000"));
    return Metrics.of(
        CycleBacktest.run(
                cycle, PaperParameters.defaults(), tape, 0, tape.size(), FillTime.NEXT_OPEN)
            .curve());
  }

  private static void check(double expected, double actual) {
    if (!(Math.abs(actual - expected) <= 1e-6 * Math.abs(expected))) {
      throw new IllegalStateException("floor and lab differ: " + actual + ", " + expected);
    }
  }
}
