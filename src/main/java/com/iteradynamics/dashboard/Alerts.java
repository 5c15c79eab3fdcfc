package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RecordedFeed;
import com.iteradynamics.cortex.RecordedInputs;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.document.Unit;
import com.iteradynamics.order.OrderState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds what needs a person: one need for each case of the runbook, the first word for it. */
final class Alerts {
  /** The alarm that would have told it on AWS. */
  private static final String MISSED = "argus-tick-missed";

  /** The alarm that tells what has no other heading. */
  private static final String ATTENTION = "argus-needs-attention";

  private static final String HARD = "hard";

  /** So long after an order's patience a watch has ended it. */
  private static final Duration WATCH_COMES = Duration.ofMinutes(35);

  private final Map<String, Alert> byCase = new LinkedHashMap<>();

  private Alerts() {}

  static List<Alert> of(DashboardData mission, TickHealth pulse) {
    Alerts needs = new Alerts();
    mission.state().ifPresent(state -> needs.state(state, mission.now()));
    mission.permission().ifPresent(needs::permission);
    if (!pulse.missed().isEmpty()) {
      int missed = pulse.missed().size();
      needs.add(
          MISSED,
          missed + " of the last 24 hours " + (missed == 1 ? "has" : "have") + " no record");
    }
    mission.log().feedSilence().flatMap(FeedSilence::told).ifPresent(needs::silence);
    mission.log().newest().ifPresent(needs::record);
    mission.log().newest().ifPresent(needs::entriesOff);
    mission.log().newestBooked().ifPresent(record -> needs.money(Money.of(mission, record)));
    mission.log().watchSinceTick().ifPresent(needs::watch);
    List<Alert> all = new ArrayList<>();
    mission.problems().forEach(problem -> all.add(new Alert("", problem)));
    all.addAll(needs.byCase.values());
    return all;
  }

  /** What one hour's record alone shows: the same, as state and permission were in that hour. */
  static List<Alert> ofHour(CortexRecord record) {
    Alerts needs = new Alerts();
    if (record.branch() == ExecutionBranch.HOLD_STATE_CORRUPT) {
      needs.add(ExecutionBranch.HOLD_STATE_CORRUPT, record.get(Recorded.WHY).orElse(""));
    }
    if (record.is(Recorded.KILLED)) {
      needs.add(ExecutionBranch.KILLED_STATE_ACTIVE, "the kill switch is tripped");
    }
    record.get(Recorded.INPUTS).flatMap(RecordedInputs::permission).ifPresent(needs::permission);
    needs.record(record);
    record.get(Recorded.DD_BAND).filter(HARD::equals).ifPresent(band -> needs.hard());
    return List.copyOf(needs.byCase.values());
  }

  private void permission(TradingPermission permission) {
    switch (permission.state()) {
      case ACTIVE -> {}
      case HALTED -> add(ExecutionBranch.HALTED, permission.toString());
      case REDUCING -> add(ExecutionBranch.REDUCE_ONLY, permission.toString());
    }
  }

  private void state(LoadedState state, Instant now) {
    if (state instanceof LoadedState.Corrupt(String why)) {
      add(ExecutionBranch.HOLD_STATE_CORRUPT, why);
    }
    Optional<PrimeState> valid = state.valid();
    if (valid.filter(PrimeState::killed).isPresent()) {
      add(ExecutionBranch.KILLED_STATE_ACTIVE, "the kill switch is tripped");
    }
    List<String> open =
        valid.map(PrimeState::openOrders).orElse(List.of()).stream()
            .filter(id -> !rests(valid.orElseThrow(), id, now))
            .toList();
    if (!open.isEmpty()) {
      add(
          ExecutionBranch.ORDER_UNRESOLVED,
          "the end of these orders is not known: " + String.join(", ", open));
    }
  }

  /** Whether it is known where an order is: a watch ends it soon after its patience. */
  private static boolean rests(PrimeState state, String id, Instant now) {
    boolean stop = state.restingStop().filter(it -> it.clientOrderId().equals(id)).isPresent();
    return stop
        || (state.restsAt(now.minus(WATCH_COMES))
            && state.resting().orElseThrow().clientOrderId().equals(id));
  }

  /** An hour whose entries were off for another reason than a person's word. */
  private void entriesOff(CortexRecord record) {
    record
        .get(Recorded.INPUTS)
        .flatMap(RecordedInputs::permission)
        .filter(TradingPermission::entriesAreOff)
        .ifPresent(recorded -> add(ExecutionBranch.REDUCE_ONLY, recorded.reason()));
  }

  /** A watch since the newest hour that could not do its work, or that tripped the kill switch. */
  private void watch(CortexRecord watch) {
    if (calls(watch.branch())) {
      add(watch.branch(), watch.get(Recorded.WHY).orElse(""));
    }
    if (!watch.branch().ofRestingOrder()
        && !watch.all(Recorded.ORDERS).isEmpty()
        && watch.all(Recorded.ORDERS).stream().allMatch(order -> order.fills().isEmpty())) {
      add(ExecutionBranch.WATCH_BLOCKED, watch.branch() + ": nothing of its sale was filled");
    }
    restingStop(watch);
  }

  /** A stop that the venue has refused, or that the market has gone past without paying for it. */
  private void restingStop(CortexRecord watch) {
    watch.all(Recorded.ORDERS).stream()
        .filter(order -> order.stopPriceUsd().isPresent())
        .filter(order -> order.state().equals(OrderState.REJECTED.name()))
        .forEach(
            order ->
                add(
                    ExecutionBranch.WATCH_PLACE_STOP,
                    "the venue refused the stop: " + order.why().orElse("it does not say why")));
    input(watch, RecordedInputs::restingStop, ExecutionBranch.EXIT_RESTING_STOP);
  }

  /** The newest hour: what decided it, and what was wrong without deciding it. */
  private void record(CortexRecord record) {
    if (calls(record.branch())) {
      add(record.branch(), record.get(Recorded.WHY).orElse(""));
    }
    input(record, RecordedInputs::staleCandles, ExecutionBranch.STALE_CANDLES);
    input(record, RecordedInputs::clockSkew, ExecutionBranch.STALE_CANDLES);
    input(record, RecordedInputs::gappyCandles, ExecutionBranch.GAPPY_CANDLES);
    input(record, RecordedInputs::unresolvedOrder, ExecutionBranch.ORDER_UNRESOLVED);
    record.get(Recorded.INPUTS).flatMap(RecordedInputs::feed).ifPresent(this::feed);
    record
        .get(Recorded.INTENT_ERROR)
        .ifPresent(error -> add(ExecutionBranch.HOLD_STRATEGY_FAIL, error));
    record
        .get(Recorded.WALLET_ERR)
        .ifPresent(
            error ->
                add(
                    record.is(Recorded.WALLET_VERIFIED)
                        ? ExecutionBranch.RECONCILE_MISMATCH
                        : ExecutionBranch.WALLET_UNVERIFIED_FAIL_CLOSED_ENTRY,
                    error));
    input(record, RecordedInputs::strangeOrder, ExecutionBranch.RECONCILE_MISMATCH);
    input(
        record,
        RecordedInputs::unlistedOrders,
        ExecutionBranch.WALLET_UNVERIFIED_FAIL_CLOSED_ENTRY);
  }

  /** Told in the place of what the newest record alone says of its feed. */
  private void silence(String words) {
    add(ATTENTION, words);
  }

  /** A feed that gives nothing for want of a row alone may have it again in the next hour. */
  private void feed(RecordedFeed feed) {
    feed.reason()
        .filter(reason -> !reason.ofRow())
        .ifPresent(
            reason ->
                add(
                    ATTENTION,
                    "no row of the feed can be used, "
                        + reason.word().replace('_', ' ')
                        + ": "
                        + feed.why().orElse("not recorded")));
  }

  /** What is not verified is no reason to trade, and one to look. */
  private void money(Money money) {
    String band =
        money.band().or(() -> money.lastVerified().map(Money.Verified::band)).orElse("not known");
    if (band.equals(HARD)) {
      hard();
    } else if (money.band().filter("kill"::equals).isPresent() && !money.verified()) {
      add(
          ExecutionBranch.KILL_DD,
          "the drawdown is "
              + Unit.FRACTION.format(money.drawdownFrac().orElseThrow())
              + ", in the band kill, by prices or a wallet that are not verified");
    }
  }

  private void hard() {
    add(ExecutionBranch.HARD_DD_BLOCK, "the drawdown is in the band hard: nothing is bought");
  }

  /** Whether a person has to look when an hour ends so. */
  private static boolean calls(ExecutionBranch branch) {
    return switch (branch) {
      case ORDER_UNRESOLVED,
          STALE_CANDLES,
          GAPPY_CANDLES,
          RECONCILE_MISMATCH,
          HOLD_STRATEGY_FAIL,
          HARD_DD_BLOCK,
          KILL_DD,
          WALLET_UNVERIFIED_FAIL_CLOSED_ENTRY,
          OUT_OF_ORDER_TICK,
          LATE_TICK,
          TICK_ABANDONED,
          MODE_CHANGED_IN_POSITION,
          STOPS_REACHED,
          WATCH_ABANDONED,
          WATCH_PRICE_DOUBTFUL,
          WATCH_BLOCKED,
          WATCH_KILL_DD ->
          true;
      // The first four are told by the state and by what a person allows, as these are now.
      case HOLD_STATE_CORRUPT,
          KILLED_STATE_ACTIVE,
          HALTED,
          REDUCE_ONLY,
          MIN_HOLD_BLOCK,
          EXIT_STOP,
          EXIT_TRAILING_STOP,
          EXIT_ATR_STOP,
          EXIT_RESTING_STOP,
          EXIT_STRATEGY,
          EXIT_TAKE_PROFIT,
          EXIT_HORIZON,
          HOLD_IN_POSITION,
          FLAT_NO_ENTRY,
          REENTRY_COOLDOWN_BLOCK,
          VENUE_NOT_TRADABLE,
          PRICE_COLLAR,
          CAP_REACHED,
          BLOCKED_EXPO,
          TARGET_TOO_SMALL,
          ENTER_LONG,
          WATCH_REST,
          WATCH_STOP_LOSS,
          WATCH_TRAILING_STOP,
          WATCH_ATR_STOP,
          WATCH_TAKE_PROFIT,
          WATCH_EARLY_PROFIT,
          WATCH_HURDLE_PROFIT,
          WATCH_FILL,
          WATCH_REQUOTE,
          WATCH_TAKE,
          WATCH_GIVE_UP,
          WATCH_PLACE_STOP,
          WATCH_HOLD ->
          false;
    };
  }

  private void input(
      CortexRecord record,
      Function<RecordedInputs, Optional<String>> input,
      ExecutionBranch branch) {
    record.get(Recorded.INPUTS).flatMap(input).ifPresent(why -> add(branch, why));
  }

  private void add(ExecutionBranch branch, String words) {
    add(branch.name(), words);
  }

  private void add(String heading, String words) {
    byCase.putIfAbsent(heading, new Alert(heading, words));
  }
}
