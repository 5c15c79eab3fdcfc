package com.iteradynamics.dashboard;

import com.iteradynamics.adapter.local.MemoryStore;
import com.iteradynamics.adapter.local.PaperBroker;
import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.adapter.local.ReplayCandles;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.execution.BookCycle;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.research.CycleReplay;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.coreexposure.CoreExposureProvider;
import com.iteradynamics.testkit.LocalCycle;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Missions for tests: what the hourly cycle really left over a tape. */
public final class DashboardSamples {
  public static final BookKey BOOK = BookKey.paper("BTC-USD");

  private DashboardSamples() {}

  /** What the ticks are made by. */
  public static CycleParameters parameters() {
    return LocalCycle.parameters(
        BookKey.PAPER,
        new RunIdentity("prime", true, "sg_core_exposure_v1", "1.0+test", "0", Map.of()),
        new RegimeEngine(RegimeParameters.defaults()),
        new CoreExposureProvider().create(new SettingsReader(Map.of())),
        DecisionParameters.defaults(),
        new BigDecimal("1000"));
  }

  /** What the ticks after candles {@code start} to {@code end - 1} of a tape left. */
  public static List<CortexRecord> records(CandleSeries tape, int start, int end) {
    return records(parameters(), tape, start, end);
  }

  /** The same of ticks that are made by {@code parameters}. */
  public static List<CortexRecord> records(
      CycleParameters parameters, CandleSeries tape, int start, int end) {
    List<CortexRecord> records = new ArrayList<>();
    CycleReplay.run(
        clock ->
            BookCycle.of(
                parameters,
                new MemoryStore(100),
                new ReplayCandles(tape),
                new PaperBroker(PaperParameters.defaults()),
                clock),
        tape,
        start,
        end,
        (candle, record) -> records.add(record));
    return records;
  }

  /** The mission of these records, looked at {@code now}. */
  public static DashboardData of(List<CortexRecord> records, CandleSeries candles, Instant now) {
    return new DashboardData(
        BOOK,
        "the folder data",
        now,
        DecisionLog.of(records),
        candles,
        Optional.of(new LoadedState.Valid(PrimeState.fresh(new BigDecimal("1000")))),
        Optional.of(TradingPermission.ACTIVE),
        List.of());
  }
}
