package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RecordedMoney;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The position of the newest record, all of it at that record's price; of the state when the record
 * does not tell. What neither knows is empty.
 *
 * @param asOf the hour that it describes
 * @param baseQty what is held, of the base
 * @param entryTs when it was bought
 * @param entryUsd its average price, USD
 * @param heldHours whole hours since
 * @param worthUsd what it is worth, USD
 * @param unrealisedUsd gain or loss since the entry, fees not included, USD
 * @param unrealisedFrac the same as a fraction of the entry
 * @param plannedExitTs when it ends at the latest
 * @param noHorizon whether that is empty because its strategy wants no planned exit
 */
public record Position(
    Instant asOf,
    Optional<Double> baseQty,
    Optional<Instant> entryTs,
    Optional<Double> entryUsd,
    Optional<Long> heldHours,
    Optional<Double> worthUsd,
    Optional<Double> unrealisedUsd,
    Optional<Double> unrealisedFrac,
    Optional<Instant> plannedExitTs,
    boolean noHorizon) {

  /** Whether it is known that there is a position, or that there is none. */
  static boolean known(DashboardData mission, CortexRecord record) {
    return held(mission, record).isPresent();
  }

  /** The position of {@code record} as seen in {@code mission}; empty when none is known. */
  static Optional<Position> of(DashboardData mission, CortexRecord record) {
    if (!held(mission, record).orElse(false)) {
      return Optional.empty();
    }
    RecordedMoney money = RecordedMoney.of(record);
    return money.inPosition().isPresent()
        ? Optional.of(recorded(mission, record, money))
        : state(mission).map(state -> stored(mission, record, state));
  }

  /** A state that cannot be read says that nothing is known, whatever was recorded before. */
  private static Optional<Boolean> held(DashboardData mission, CortexRecord record) {
    if (mission.unreadable()) {
      return Optional.empty();
    }
    return RecordedMoney.of(record)
        .inPosition()
        .or(
            () ->
                state(mission)
                    .map(each -> each.entry().isPresent() && each.baseQty().signum() > 0));
  }

  private static Optional<PrimeState> state(DashboardData mission) {
    return mission.state().flatMap(LoadedState::valid);
  }

  private static Position recorded(
      DashboardData mission, CortexRecord record, RecordedMoney money) {
    Optional<Instant> at = record.get(Recorded.ENTRY_TS);
    Optional<Double> entry =
        record.get(Recorded.ENTRY_PX).map(BigDecimal::doubleValue).filter(price -> price > 0);
    Optional<Double> quantity = money.baseQty();
    Optional<Double> paid =
        entry.flatMap(price -> quantity.filter(each -> each > 0).map(each -> each * price));
    Optional<Double> gain = paid.flatMap(usd -> money.positionUsd().map(worth -> worth - usd));
    return new Position(
        record.hour(),
        quantity,
        at,
        entry,
        held(mission, at),
        money.positionUsd(),
        gain,
        gain.map(usd -> usd / paid.orElseThrow()),
        record.get(Recorded.PLANNED_EXIT_TS),
        record.is(Recorded.NO_HORIZON));
  }

  private static Position stored(DashboardData mission, CortexRecord record, PrimeState state) {
    Optional<Instant> at = state.entry().map(PrimeState.Entry::at);
    return new Position(
        state.lastHour().orElse(record.hour()),
        Optional.of(state.baseQty().doubleValue()),
        at,
        state.entry().map(entry -> entry.priceUsd().doubleValue()),
        held(mission, at),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        state.plannedExit(),
        state.noHorizon());
  }

  private static Optional<Long> held(DashboardData mission, Optional<Instant> since) {
    return since.map(begun -> Duration.between(begun, mission.now()).toHours());
  }
}
