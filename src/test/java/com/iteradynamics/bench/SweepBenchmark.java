package com.iteradynamics.bench;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.research.ReferenceBacktest;
import com.iteradynamics.research.sweep.Axis;
import com.iteradynamics.research.sweep.BacktestEngine;
import com.iteradynamics.research.sweep.SearchSpace;
import com.iteradynamics.research.sweep.Sweep;
import com.iteradynamics.research.sweep.TrialRunner;
import com.iteradynamics.research.sweep.TrialSetup;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.coreexposure.CoreExposureProvider;
import com.iteradynamics.testkit.Tapes;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A thousand trials of Core Exposure over 61,345 candles by the harness, averages and exposures
 * varied, each with all figures, beside a thousand floors of one backtest on as many threads. The
 * trials may take one and a half times as long.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 8)
@Measurement(iterations = 7)
public class SweepBenchmark {
  private static final int BLOCKS = 16;

  @Param({"1", "2"})
  public int threads;

  private final CandleSeries candles = Tapes.random(LayersBenchmark.SEED, LayersBenchmark.CANDLES);
  private final SearchSpace space =
      new SearchSpace.Grid(
          List.of(
              Axis.parse("SG_CORE_EMA_FAST=10:100:10"),
              Axis.parse("SG_CORE_EMA_SLOW=110:200:10"),
              Axis.parse("SG_CORE_MAX_EXPO_TREND_UP=0.1:1:0.1")));

  @Benchmark
  public int trials() {
    TrialRunner runner =
        new TrialRunner(
            candles,
            i -> OptionalDouble.empty(),
            ReferenceBacktest.WARM_UP,
            SweepBenchmark::setup,
            new BacktestEngine.Reference(),
            threads);
    int[] done = {0};
    Sweep.run(
        space,
        runner,
        ReferenceBacktest.WARM_UP,
        candles.size(),
        BLOCKS,
        0,
        threads,
        trial -> done[0]++);
    return done[0];
  }

  @Benchmark
  public double floors() throws InterruptedException, ExecutionException {
    double sum = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      var shares =
          IntStream.range(0, threads).mapToObj(first -> pool.submit(() -> floors(first))).toList();
      for (var share : shares) {
        sum += share.get();
      }
    }
    return sum;
  }

  private double floors(int first) {
    ReferenceFloor floor = new ReferenceFloor(candles);
    double sum = 0;
    for (long trial = first; trial < space.size(); trial += threads) {
      sum += floor.run(ReferenceBacktest.WARM_UP).finalEquityUsd();
    }
    return sum;
  }

  private static TrialSetup setup(Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(settings);
    return new TrialSetup(
        new RegimeEngine(RegimeParameters.read(reader)),
        new CoreExposureProvider().create(reader),
        DecisionParameters.read(reader),
        PaperParameters.read(reader));
  }
}
