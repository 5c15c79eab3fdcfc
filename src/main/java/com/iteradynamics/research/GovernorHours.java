package com.iteradynamics.research;

import com.iteradynamics.decision.Assessment;
import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.DrawdownBand;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.IntentResult;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.StrategyIntent;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How long governors kept a book from what its strategy wanted. An hour counts when the strategy
 * wanted a position and a gate refused it or sold it, when it wanted out and had to wait, and while
 * a position is held that was made smaller than wanted.
 *
 * @param hours all of these hours, &gt;= 0
 * @param refused hours in which a gate said no, by the gate
 * @param smallerHours hours in which a position was smaller than wanted, &gt;= 0
 * @param smaller the same by what made it smaller, by the parameter's name; one position may have
 *     several
 */
public record GovernorHours(
    int hours,
    Map<ExecutionBranch, Integer> refused,
    int smallerHours,
    Map<String, Integer> smaller) {
  /** None. */
  public static final GovernorHours NONE = new GovernorHours(0, Map.of(), 0, Map.of());

  public GovernorHours {
    refused = Collections.unmodifiableMap(refused);
    smaller = Collections.unmodifiableMap(smaller);
  }

  /** Both together. */
  public GovernorHours and(GovernorHours other) {
    Map<ExecutionBranch, Integer> gates = new EnumMap<>(ExecutionBranch.class);
    gates.putAll(refused);
    other.refused.forEach((gate, more) -> gates.merge(gate, more, Integer::sum));
    Map<String, Integer> limits = new LinkedHashMap<>(smaller);
    other.smaller.forEach((limit, more) -> limits.merge(limit, more, Integer::sum));
    return new GovernorHours(hours + other.hours, gates, smallerHours + other.smallerHours, limits);
  }

  /** How long they did, by gate and limit, in a sentence; also that they did not. */
  public String sentence() {
    if (hours == 0) {
      return "Governors held nothing back.";
    }
    String gates = refused.isEmpty() ? "" : "refused " + each(refused);
    String positions =
        smallerHours == 0
            ? ""
            : "smaller positions than wanted for "
                + hours(smallerHours)
                + " ("
                + each(smaller)
                + ")";
    return String.format(
        Locale.ROOT,
        "Governors held the strategy back in %s: %s%s%s.",
        hours(hours),
        gates,
        gates.isEmpty() || positions.isEmpty() ? "" : "; ",
        positions);
  }

  private static String each(Map<?, Integer> hours) {
    return hours.entrySet().stream()
        .map(entry -> entry.getKey() + " " + hours(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String hours(int count) {
    return String.format(Locale.ROOT, "%,d h", count);
  }

  /** For files. */
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("hours", hours);
    map.put("refused", refused);
    map.put("smaller_hours", smallerHours);
    map.put("smaller", smaller);
    return map;
  }

  /** Counts the hours of one book as they end. */
  static final class Count {
    private final DecisionParameters limits;
    private final Map<ExecutionBranch, Integer> refused = new EnumMap<>(ExecutionBranch.class);
    private final Map<String, Integer> smaller = new LinkedHashMap<>();
    private int hours;
    private int smallerHours;

    /** What made the position smaller that is held. */
    private List<String> made = List.of();

    Count(DecisionParameters limits) {
      this.limits = limits;
    }

    /** An hour ended with {@code decision}, when the strategy had answered {@code intent}. */
    void ended(Decision decision, IntentResult intent) {
      switch (decision.ruling().branch()) {
        case ENTER_LONG -> {
          made = made((Decision.Enter) decision, intent.answer().orElseThrow());
          held();
        }
        case HOLD_IN_POSITION -> held();
        case MIN_HOLD_BLOCK -> refuse(ExecutionBranch.MIN_HOLD_BLOCK);
        case KILL_DD, KILLED_STATE_ACTIVE -> {
          made = List.of();
          if (wants(intent, Action.ENTER_LONG)
              || (decision instanceof Decision.Exit && !wants(intent, Action.EXIT_LONG))) {
            refuse(decision.ruling().branch());
          }
        }
        case HARD_DD_BLOCK,
            REENTRY_COOLDOWN_BLOCK,
            GAPPY_CANDLES,
            STOPS_REACHED,
            CAP_REACHED,
            BLOCKED_EXPO,
            TARGET_TOO_SMALL -> {
          made = List.of();
          if (intent.answer().filter(Count::wantsSome).isPresent()) {
            refuse(decision.ruling().branch());
          }
        }
        default -> made = List.of();
      }
    }

    private static boolean wants(IntentResult intent, Action action) {
      return intent.answer().filter(answer -> answer.action() == action).isPresent();
    }

    private static boolean wantsSome(StrategyIntent answer) {
      return answer.action() == Action.ENTER_LONG && answer.desiredExposureFrac() > 0;
    }

    private void refuse(ExecutionBranch gate) {
      hours++;
      refused.merge(gate, 1, Integer::sum);
    }

    private void held() {
      if (!made.isEmpty()) {
        hours++;
        smallerHours++;
        made.forEach(limit -> smaller.merge(limit, 1, Integer::sum));
      }
    }

    /** What makes an entry smaller than the strategy wants it. */
    private List<String> made(Decision.Enter enter, StrategyIntent wanted) {
      String most = wanted.desiredExposureFrac() > limits.maxExposure() ? "PRIME_MAX_EXPOSURE" : "";
      Optional<DrawdownBand> band = enter.ruling().assessment().flatMap(Assessment::band);
      boolean soft = band.filter(DrawdownBand.SOFT::equals).isPresent();
      String cap =
          limits.caps().orderUsd() <= limits.caps().positionUsd()
              ? "PRIME_CAP_ORDER_USD"
              : "PRIME_CAP_POSITION_USD";
      return List.of(
              most,
              soft && limits.softMultiplier() < 1 ? "PRIME_DD_SOFT" : "",
              enter.targetUsd() < enter.wantedUsd() ? cap : "")
          .stream()
          .filter(limit -> !limit.isEmpty())
          .toList();
    }

    GovernorHours done() {
      return new GovernorHours(hours, refused, smallerHours, smaller);
    }
  }
}
