package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.market.Candle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The facts of mission control's first screen, for a terminal or a program.
 *
 * @param book {@code paper} or {@code live}
 * @param productId what is traded
 * @param realMoney whether real money is at stake
 * @param from where it was read
 * @param now when
 * @param complete whether all could be read
 * @param healthy whether ticks come and nothing needs a person
 * @param needs what needs a person
 * @param lastTick the newest hour with a record; empty when there is none
 * @param nextTick the hour of the next tick
 * @param due when it has to be recorded at the latest
 * @param missed hours of the last day without a record, oldest first
 * @param trading what a person allows; empty when the store could not be read
 * @param decision what the newest tick decided
 * @param positionKnown whether it is known what is held; also when there was no decision yet
 * @param position what is held; empty when nothing is, or when that is not known
 * @param resting the order that rests at the venue beyond its tick; empty when none does
 * @param restingStop the stop that rests at the venue; empty when none does
 * @param money equity and how far it is below its peak
 * @param wallet whether the balances were read and agree
 * @param newestCandle when the newest recorded candle opened
 * @param candleDifferences of how many hours the venue gave, to the last 24 decisions, another
 *     candle than the one that is recorded
 */
public record DashboardStatus(
    String book,
    String productId,
    boolean realMoney,
    String from,
    Instant now,
    boolean complete,
    boolean healthy,
    List<Alert> needs,
    Optional<Instant> lastTick,
    Instant nextTick,
    Instant due,
    List<Instant> missed,
    Optional<TradingPermission> trading,
    Optional<Hour> decision,
    boolean positionKnown,
    Optional<Position> position,
    Optional<PrimeState.Resting> resting,
    Optional<PrimeState.RestingStop> restingStop,
    Optional<Money> money,
    Optional<Wallet> wallet,
    Optional<Instant> newestCandle,
    int candleDifferences) {

  private static final int DAY = 24;

  public DashboardStatus {
    needs = List.copyOf(needs);
    missed = List.copyOf(missed);
  }

  /**
   * What a tick saw, was asked and decided. What its record lacks is empty.
   *
   * @param branch the gate that decided
   * @param why what that gate saw
   * @param regime the label
   * @param regimeConfidence 0..1
   * @param intent the action that was wanted
   * @param intentReason why, or why the strategy failed
   * @param strategy whose intent it was
   */
  public record Hour(
      Instant hour,
      ExecutionBranch branch,
      String why,
      Optional<String> regime,
      Optional<Double> regimeConfidence,
      Optional<String> intent,
      Optional<String> intentReason,
      Optional<String> strategy) {

    static Hour of(CortexRecord record) {
      Optional<String> module =
          record.get(Recorded.STRATEGY_MODULE).or(() -> record.get(Recorded.INTENT_SOURCE));
      return new Hour(
          record.hour(),
          record.branch(),
          record.get(Recorded.WHY).orElse(""),
          record.get(Recorded.REGIME_LABEL).or(() -> record.get(Recorded.LEGACY_REGIME)),
          record.get(Recorded.REGIME_CONFIDENCE),
          record.get(Recorded.INTENT_ACTION),
          record.get(Recorded.INTENT_ERROR).or(() -> record.get(Recorded.INTENT_REASON)),
          module.map(id -> id.substring(id.lastIndexOf('.') + 1)));
    }
  }

  /**
   * The balances.
   *
   * @param asked whether the tick came so far as to read them
   * @param verified whether they were read
   * @param error why they were not, or do not agree with the ledger
   */
  public record Wallet(boolean asked, boolean verified, Optional<String> error) {

    static Wallet of(DashboardData mission, CortexRecord record) {
      if (mission.unreadable() || record.branch() == ExecutionBranch.HOLD_STATE_CORRUPT) {
        return new Wallet(
            true, false, Optional.of("the state cannot be read: no ledger to compare it with"));
      }
      return new Wallet(
          record.has(Recorded.WALLET_VERIFIED),
          record.is(Recorded.WALLET_VERIFIED),
          record.get(Recorded.WALLET_ERR));
    }
  }

  /** What needs attention, as far as the record of one hour shows; empty when nothing does. */
  public static List<Alert> needsOf(CortexRecord record) {
    return Alerts.ofHour(record);
  }

  /** The facts of {@code mission}. */
  public static DashboardStatus of(DashboardData mission) {
    TickHealth pulse = TickHealth.of(mission.log().hours(), mission.now());
    List<Alert> needs = Alerts.of(mission, pulse);
    Optional<CortexRecord> newest = mission.log().newest();
    Optional<CortexRecord> booked = mission.log().newestBooked();
    return new DashboardStatus(
        mission.book().book(),
        mission.book().productId(),
        mission.book().live(),
        mission.from(),
        mission.now(),
        mission.problems().isEmpty(),
        needs.isEmpty() && pulse.last().isPresent(),
        needs,
        pulse.last(),
        pulse.next(),
        pulse.due(),
        pulse.missed(),
        mission.permission(),
        newest.map(Hour::of),
        booked.map(record -> Position.known(mission, record)).orElse(true),
        booked.flatMap(record -> Position.of(mission, record)),
        mission.state().flatMap(LoadedState::valid).flatMap(PrimeState::resting),
        mission.state().flatMap(LoadedState::valid).flatMap(PrimeState::stopAtVenue),
        booked.map(record -> Money.of(mission, record)),
        newest.map(record -> Wallet.of(mission, record)),
        mission.candles().newest().map(Candle::openTime),
        differencesOfADay(mission.log().rows()));
  }

  private static int differencesOfADay(List<DecisionRow> rows) {
    return rows.subList(Math.max(0, rows.size() - DAY), rows.size()).stream()
        .mapToInt(DecisionRow::differences)
        .sum();
  }
}
