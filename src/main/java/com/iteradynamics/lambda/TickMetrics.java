package com.iteradynamics.lambda;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RecordedOrder;
import com.iteradynamics.cortex.TickEvent;
import com.iteradynamics.dashboard.DashboardStatus;
import com.iteradynamics.decision.DrawdownBand;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.governance.AlertLevel;
import com.iteradynamics.governance.GovernanceReport;
import com.iteradynamics.governance.Group;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.MakerParameters;
import com.iteradynamics.order.OrderState;
import com.iteradynamics.settings.SettingsReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A tick's or a report's metrics in CloudWatch's embedded format: numbers in a line of the log, and
 * a head that says which of them are metrics, by book and product, in the namespace {@code Argus};
 * besides, how many ticks ended in which branch, and in which regime.
 */
final class TickMetrics {
  private static final String NAMESPACE = "Argus";
  private static final String BOOK = "Book";
  private static final String PRODUCT = "Product";
  private static final String TICKS = "Ticks";
  private static final String UNABLE = "WatchUnable";

  private final Optional<BookKey> book;
  private final boolean watch;
  private OptionalInt hoursMissed = OptionalInt.empty();
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, String> units = new LinkedHashMap<>();

  /** What ticks are counted by, besides book and product. */
  private final Map<String, String> kinds = new LinkedHashMap<>();

  TickMetrics(BookKey book) {
    this(book, false);
  }

  /** Those of a tick or of a {@code watch}, which is no tick and must not look like one. */
  TickMetrics(BookKey book, boolean watch) {
    this.book = Optional.of(book);
    this.watch = watch;
  }

  private TickMetrics() {
    this.book = Optional.empty();
    this.watch = false;
  }

  /** Those of an event that is no tick's: there are none. */
  static TickMetrics none() {
    return new TickMetrics();
  }

  /** How long it took, ms, and how many calls to AWS. */
  void took(double durationMs, int remoteCalls) {
    if (watch) {
      return;
    }
    put("TickDurationMs", "Milliseconds", Math.round(durationMs * 10) / 10.0);
    put("RemoteCalls", "Count", remoteCalls);
  }

  /** The tick left no record. */
  void failed() {
    put("TickFailed", "Count", 1);
  }

  /** Whether the event bus took what was published; what it did not accept is published again. */
  void events(boolean taken) {
    put("EventsUntold", "Count", taken ? 0 : 1);
  }

  /** How many hours just before this one were not decided. */
  void missed(int hours) {
    hoursMissed = OptionalInt.of(hours);
  }

  /** The copy of mission control was not written. */
  void dashboardFailed() {
    put("DashboardFailed", "Count", 1);
  }

  /**
   * The tick has its record. One of long ago is no news, and must not hide that today's is missing;
   * nor is an hour that was not decided. What the record does not know is no number.
   */
  void of(CortexRecord record) {
    if (watch) {
      ofWatch(record);
      return;
    }
    if (record.is(Recorded.LATE) || record.branch() == ExecutionBranch.OUT_OF_ORDER_TICK) {
      return;
    }
    put("TickFinished", "Count", 1);
    hoursMissed.ifPresent(hours -> put("HoursMissed", "Count", hours));
    record.get(Recorded.KILLED).ifPresent(killed -> put("KillSwitch", "Count", killed ? 1 : 0));
    boolean unresolved = unresolved(record);
    put("OrderUnresolved", "Count", unresolved ? 1 : 0);
    boolean needs = unresolved || !DashboardStatus.needsOf(record).isEmpty();
    put("NeedsAttention", "Count", needs ? 1 : 0);
    record.get(Recorded.EQUITY_AFTER_USD).ifPresent(equity -> put("EquityUsd", "None", equity));
    record.get(Recorded.DRAWDOWN_FRAC).ifPresent(drop -> put("DrawdownFraction", "None", drop));
    record.get(Recorded.DD_BAND).ifPresent(word -> put("DrawdownBand", "None", depth(word)));
    kinds.put("Branch", record.branch().name());
    record.get(Recorded.REGIME_LABEL).ifPresent(label -> kinds.put("Regime", label));
    exposure(record).ifPresent(share -> put("ExposureFraction", "None", share));
  }

  /** A watch had nothing to do. */
  void quiet() {
    put(UNABLE, "Count", 0);
  }

  /** A watch's: how many in a row could not do their work, and what cannot wait for the tick. */
  private void ofWatch(CortexRecord record) {
    List<RecordedOrder> orders = record.all(Recorded.ORDERS);
    boolean unable =
        record.branch() == ExecutionBranch.WATCH_PRICE_DOUBTFUL
            || record.branch() == ExecutionBranch.WATCH_BLOCKED
            || (!orders.isEmpty()
                && !record.branch().ofRestingOrder()
                && orders.stream().allMatch(order -> order.fills().isEmpty()));
    record
        .get(Recorded.WATCH_MEMORY)
        .ifPresent(before -> put(UNABLE, "Count", unable ? before.unable() + 1 : 0));
    record.get(Recorded.KILLED).ifPresent(killed -> put("KillSwitch", "Count", killed ? 1 : 0));
    put("OrderUnresolved", "Count", unresolved(record) ? 1 : 0);
  }

  /**
   * Those of a report: whether there is one, the worst level and each group's (0 OK, 1 WATCH, 2
   * ALARM), and whether the model was switched off that day. A level that was not measured is
   * absent. A report that measured nothing of a model that is watched does not count as finished,
   * so that the alarm for reports that are missed also stands for those that say nothing.
   */
  void of(GovernanceReport report, boolean switchedOff) {
    boolean blind = report.modelId().isPresent() && !report.measuresDrift();
    put("GovernanceFinished", "Count", blind ? 0 : 1);
    put("DriftLevel", report.level());
    for (Group group : Group.values()) {
      put(name(group), report.level(group));
    }
    put("ModelSwitchedOff", "Count", switchedOff ? 1 : 0);
  }

  private void put(String name, AlertLevel level) {
    switch (level) {
      case NOT_MEASURED -> {}
      case OK -> put(name, "None", 0);
      case WATCH -> put(name, "None", 1);
      case ALARM -> put(name, "None", 2);
    }
  }

  private static String name(Group group) {
    return switch (group) {
      case FEATURES -> "FeatureDriftLevel";
      case REGIMES -> "RegimeDriftLevel";
      case DECISIONS -> "DecisionDriftLevel";
      case CALIBRATION -> "CalibrationLevel";
      case REPLAY -> "ReplayLevel";
      case COSTS -> "CostLevel";
    };
  }

  /** Adds them to a line of the log. */
  void addTo(Map<String, Object> line, long nowMillis) {
    line.putAll(values);
    if (book.isEmpty()) {
      return;
    }
    line.put(BOOK, book.get().book());
    line.put(PRODUCT, book.get().productId());
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("Timestamp", nowMillis);
    List<Map<String, Object>> directives = new ArrayList<>();
    directives.add(directive(List.of(List.of(BOOK, PRODUCT)), units));
    if (!kinds.isEmpty()) {
      line.putAll(kinds);
      line.put(TICKS, 1);
      List<List<String>> dimensions =
          kinds.keySet().stream().map(kind -> List.of(BOOK, PRODUCT, kind)).toList();
      directives.add(directive(dimensions, Map.of(TICKS, "Count")));
    }
    head.put("CloudWatchMetrics", directives);
    line.put("_aws", head);
  }

  /** What says that these are metrics, by these sets of dimensions. */
  private static Map<String, Object> directive(
      List<List<String>> dimensions, Map<String, String> metrics) {
    Map<String, Object> directive = new LinkedHashMap<>();
    directive.put("Namespace", NAMESPACE);
    directive.put("Dimensions", dimensions);
    List<Map<String, String>> named = new ArrayList<>();
    metrics.forEach((name, unit) -> named.add(metric(name, unit)));
    directive.put("Metrics", named);
    return directive;
  }

  private static Map<String, String> metric(String name, String unit) {
    Map<String, String> metric = new LinkedHashMap<>();
    metric.put("Name", name);
    metric.put("Unit", unit);
    return metric;
  }

  private void put(String name, String unit, Object value) {
    values.put(name, value);
    units.put(name, unit);
  }

  /** An order of ours whose end is unknown, or one at the venue that the journal does not know. */
  private static boolean unresolved(CortexRecord record) {
    return TickEvent.unknownOrder(record).isPresent()
        || record.branch() == ExecutionBranch.ORDER_UNRESOLVED
        || record.read(Recorded.ORDERS).stream()
            .flatMap(List::stream)
            .anyMatch(
                order -> !OrderState.valueOf(order.state()).ended() && !restsOn(record, order));
  }

  /** An order that the venue has, and that a patience beyond the tick leaves there. */
  private static boolean restsOn(CortexRecord record, RecordedOrder order) {
    return order.state().equals(OrderState.OPEN.name())
        && order.restsUntil().isPresent()
        && MakerParameters.read(new SettingsReader(record.parameters())).beyondTick();
  }

  private static Optional<Double> exposure(CortexRecord record) {
    return record
        .get(Recorded.POSITION_NOTIONAL_USD)
        .flatMap(
            position ->
                record
                    .get(Recorded.EQUITY_AFTER_USD)
                    .filter(equity -> equity > 0)
                    .map(equity -> position / equity));
  }

  /** 0 ok, 1 soft, 2 hard, 3 kill. */
  private static int depth(String word) {
    return switch (DrawdownBand.valueOf(word.toUpperCase(Locale.ROOT))) {
      case OK -> 0;
      case SOFT -> 1;
      case HARD -> 2;
      case KILL -> 3;
    };
  }
}
