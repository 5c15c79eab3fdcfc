package com.iteradynamics.cortex;

import com.iteradynamics.decision.ExecutionBranch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something others may want to know about a tick, or about a daily check by governance.
 *
 * @param type its name for those who subscribe
 * @param time the tick hour H; of a check, up to when it read
 * @param detail fields, named as in the record
 */
public record TickEvent(Type type, Instant time, Map<String, Object> detail) {

  /** The events there are; the names are those that subscribers filter on. */
  public enum Type {
    /** A tick has its record. */
    DECISION_MADE("DecisionMade"),
    /** An order was executed, at least in part, and is booked. */
    ORDER_BOOKED("OrderBooked"),
    /** The drawdown reached the kill level. */
    KILL_SWITCH_TRIPPED("KillSwitchTripped"),
    /** The venue has an order of ours that the journal has not, or that ended otherwise. */
    UNKNOWN_ORDER_FOUND("StrangeOrderFound"),
    /** A tick ended without a record; its retry may bring one. */
    TICK_FAILED("TickFailed"),
    /** A daily check found a drift at another level than the time before, and one at ALARM. */
    DRIFT_ALARM("DriftAlarm"),
    /** The same, and none at ALARM. */
    DRIFT_LEVEL_CHANGED("DriftLevelChanged"),
    /** Governance switched the model off. */
    MODEL_SWITCHED_OFF("ModelSwitchedOff");

    private final String detailType;

    Type(String detailType) {
      this.detailType = detailType;
    }

    /** The name on the event bus. */
    public String detailType() {
      return detailType;
    }
  }

  private static final List<Field<?>> SUMMARY =
      List.of(
          Recorded.TIMESTAMP,
          Recorded.BOOK,
          Recorded.PRODUCT_ID,
          Recorded.BRANCH,
          Recorded.WHY,
          Recorded.REGIME_LABEL,
          Recorded.INTENT_ACTION,
          Recorded.INTENT_REASON,
          Recorded.EQUITY_USD,
          Recorded.DRAWDOWN_FRAC,
          Recorded.DD_BAND,
          Recorded.IN_POSITION,
          Recorded.DRY_RUN);

  /** The events of a finished tick, in the order they happened. */
  public static List<TickEvent> of(CortexRecord record) {
    List<TickEvent> events = new ArrayList<>();
    Map<String, Object> summary = record.some(SUMMARY);
    events.add(new TickEvent(Type.DECISION_MADE, record.hour(), summary));
    for (Map<String, Object> order : record.entries(Recorded.ORDERS.name())) {
      if (order.get("fills") instanceof List<?> fills && !fills.isEmpty()) {
        Map<String, Object> detail = new LinkedHashMap<>(summary);
        detail.put("order", order);
        events.add(new TickEvent(Type.ORDER_BOOKED, record.hour(), detail));
      }
    }
    if (record.branch() == ExecutionBranch.KILL_DD
        || record.branch() == ExecutionBranch.WATCH_KILL_DD) {
      events.add(new TickEvent(Type.KILL_SWITCH_TRIPPED, record.hour(), summary));
    }
    unknownOrder(record)
        .ifPresent(
            why -> {
              Map<String, Object> detail = new LinkedHashMap<>(summary);
              detail.put("strange_order", why);
              events.add(new TickEvent(Type.UNKNOWN_ORDER_FOUND, record.hour(), detail));
            });
    return events;
  }

  /** Which order at the venue does not agree with the journal; empty when all do. */
  public static Optional<String> unknownOrder(CortexRecord record) {
    return record.get(Recorded.INPUTS).flatMap(RecordedInputs::strangeOrder);
  }
}
