package com.iteradynamics.bench;

import com.iteradynamics.adapter.local.MemoryStore;
import com.iteradynamics.adapter.local.PaperBroker;
import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.adapter.local.ReplayCandles;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.execution.SignalGenerator;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.coreexposure.CoreExposureProvider;
import com.iteradynamics.testkit.LocalCycle;
import com.iteradynamics.testkit.Tapes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A replay of 17,544 hours through the full cycle with the in-memory store, beside as many floors
 * over the windows that the cycle sees. The replay may take four times as long. The collector is
 * the one that {@code ./argus} runs with.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 7, time = 3)
public class ReplayBenchmark {
  private static final int HOURS = 17_544;

  private final CandleSeries candles = Tapes.random(20190101, HOURS + 1);
  private final Floor floor = new CoreFloor(candles);
  private final Outputs outputs = new Outputs(candles.size());

  /**
   * Every hour through lease, recovery, candles, three layers, paper orders, booking and record.
   */
  @Benchmark
  public int replay() {
    Instant[] now = {Instant.EPOCH};
    SignalGenerator cycle =
        new SignalGenerator(
            LocalCycle.parameters(
                BookKey.PAPER,
                new RunIdentity("prime", true, "sg_core_exposure_v1", "bench", "0", Map.of()),
                new RegimeEngine(RegimeParameters.defaults()),
                new CoreExposureProvider().create(new SettingsReader(Map.of())),
                DecisionParameters.defaults(),
                new BigDecimal("1000")),
            new MemoryStore(100),
            new ReplayCandles(candles),
            new PaperBroker(PaperParameters.defaults()),
            () -> now[0]);
    int records = 0;
    for (int i = 0; i < HOURS; i++) {
      Instant hour = candles.openTime(i).plus(CandleSeries.INTERVAL);
      now[0] = hour;
      records += cycle.run(candles.productId(), hour) instanceof CycleOutcome.Recorded ? 1 : 0;
    }
    return records;
  }

  /** The same windows through the least work that gives labels, actions and exposures. */
  @Benchmark
  public double floors() {
    double sum = 0;
    for (int i = 0; i < HOURS; i++) {
      floor.run(Math.max(0, i + 1 - RegimeEngine.WINDOW_CANDLES), i + 1, outputs);
      sum += outputs.exposure[i];
    }
    return sum;
  }
}
