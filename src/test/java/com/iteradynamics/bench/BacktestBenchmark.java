package com.iteradynamics.bench;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.CostPreset;
import com.iteradynamics.research.CycleBacktest;
import com.iteradynamics.research.FillTime;
import com.iteradynamics.research.GovernedBacktest;
import com.iteradynamics.research.LayerSignals;
import com.iteradynamics.research.PerformanceMetrics;
import com.iteradynamics.research.ReferenceBacktest;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.LayerColumns;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.coreexposure.CoreExposureProvider;
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
  private final ReferenceFloor floor = new ReferenceFloor(tape);

  @Setup
  public void prepare() {
    PerformanceMetrics metrics = harness();
    ReferenceFloor.Figures figures = floor();
    check(metrics.finalEquityUsd(), figures.finalEquityUsd());
    check(metrics.maxDrawdown(), figures.maxDrawdown());
    check(metrics.sortino().orElseThrow(), figures.sortino());
    check(metrics.avgExposure(), figures.avgExposure());
  }

  @Benchmark
  public ReferenceFloor.Figures floor() {
    return floor.run(ReferenceBacktest.WARM_UP);
  }

  @Benchmark
  public PerformanceMetrics harness() {
    BookCurve book =
        ReferenceBacktest.run(
            tape,
            LayerColumns.over(engine.over(tape), strategy),
            ReferenceBacktest.WARM_UP,
            tape.size(),
            CostPreset.PRO.costs());
    return PerformanceMetrics.of(book);
  }

  @Benchmark
  public PerformanceMetrics governed() {
    LayerSignals layers = LayerSignals.over(engine, strategy, tape, 0, hour -> {});
    return PerformanceMetrics.of(
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
  public PerformanceMetrics cycle() {
    CycleParameters cycle =
        LocalCycle.parameters(
            BookKey.PAPER,
            new RunIdentity("prime", true, "sg_core_exposure_v1", "bench", "0", Map.of()),
            engine,
            strategy,
            DecisionParameters.defaults(),
            new BigDecimal("1000"));
    return PerformanceMetrics.of(
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
