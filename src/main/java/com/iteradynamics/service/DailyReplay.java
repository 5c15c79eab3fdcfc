package com.iteradynamics.service;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.governance.DecisionReplay;
import com.iteradynamics.market.CandleSeries;
import java.util.List;
import java.util.Optional;

/** Decides the last day's recorded hours again. */
@FunctionalInterface
public interface DailyReplay {
  /** It is not done. */
  DailyReplay NOT_REPLAYED = (records, candles) -> Optional.empty();

  /**
   * The result.
   *
   * @param records of the last 24 hours, whole
   * @param candles recorded, at least the windows of these records
   */
  Optional<DecisionReplay> again(List<CortexRecord> records, CandleSeries candles);
}
