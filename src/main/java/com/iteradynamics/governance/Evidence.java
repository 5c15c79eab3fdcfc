package com.iteradynamics.governance;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.AssumedCost;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a report is made from.
 *
 * @param candles closed ones; those of {@link Governance#HISTORY} before {@code asOf}, and more do
 *     no harm
 * @param records of the hours of one book and of the same time, oldest first
 * @param watches those of its watches; empty where costs are not looked at
 * @param subject whose baseline counts
 * @param replay the last day decided again; empty when that was not done
 * @param lab what the lab assumes that orders cost; empty when costs are not looked at
 * @param previous the report before this one, of an earlier day; empty when there is none
 * @param asOf nothing later is read
 */
public record Evidence(
    CandleSeries candles,
    List<CortexRecord> records,
    List<CortexRecord> watches,
    MeasuredGroup subject,
    Optional<DecisionReplay> replay,
    Optional<AssumedCost> lab,
    Optional<GovernanceReport> previous,
    Instant asOf) {
  public Evidence {
    records = List.copyOf(records);
    watches = List.copyOf(watches);
  }

  /** The same without a look at costs. */
  Evidence(
      CandleSeries candles,
      List<CortexRecord> records,
      MeasuredGroup subject,
      Optional<DecisionReplay> replay,
      Optional<GovernanceReport> previous,
      Instant asOf) {
    this(candles, records, List.of(), subject, replay, Optional.empty(), previous, asOf);
  }
}
