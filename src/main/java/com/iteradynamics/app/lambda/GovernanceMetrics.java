package com.iteradynamics.app.lambda;

import com.iteradynamics.governance.GovernanceReport;
import com.iteradynamics.governance.Group;
import com.iteradynamics.governance.Level;
import com.iteradynamics.order.BookKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A report's metrics in CloudWatch's embedded format, by book and product in the namespace {@code
 * Argus}: whether there is one, the worst level and each group's (0 OK, 1 WATCH, 2 ALARM), and
 * whether the model was switched off that day. A level that was not measured is absent. A report
 * that measured nothing of a model that is watched does not count as finished, so that the alarm
 * for reports that are missed also stands for those that say nothing.
 */
final class GovernanceMetrics {
  private final Map<String, Object> values = new LinkedHashMap<>();

  GovernanceMetrics(GovernanceReport report, boolean switchedOff) {
    boolean blind = report.modelId().isPresent() && !report.measuresDrift();
    values.put("GovernanceFinished", blind ? 0 : 1);
    put("DriftLevel", report.level());
    for (Group group : Group.values()) {
      put(name(group), report.level(group));
    }
    values.put("ModelSwitchedOff", switchedOff ? 1 : 0);
  }

  /** Adds them to a line of the log. */
  void addTo(Map<String, Object> line, BookKey book, long nowMillis) {
    line.putAll(values);
    Map<String, String> units = new LinkedHashMap<>();
    values.keySet().forEach(name -> units.put(name, "None"));
    units.put("GovernanceFinished", "Count");
    units.put("ModelSwitchedOff", "Count");
    line.put(Metrics.BOOK, book.book());
    line.put(Metrics.PRODUCT, book.productId());
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("Timestamp", nowMillis);
    head.put(
        "CloudWatchMetrics",
        List.of(Metrics.directive(List.of(List.of(Metrics.BOOK, Metrics.PRODUCT)), units)));
    line.put("_aws", head);
  }

  private void put(String name, Level level) {
    switch (level) {
      case NOT_MEASURED -> {}
      case OK -> values.put(name, 0);
      case WATCH -> values.put(name, 1);
      case ALARM -> values.put(name, 2);
    }
  }

  private static String name(Group group) {
    return switch (group) {
      case FEATURES -> "FeatureDriftLevel";
      case REGIMES -> "RegimeDriftLevel";
      case DECISIONS -> "DecisionDriftLevel";
      case CALIBRATION -> "CalibrationLevel";
      case REPLAY -> "ReplayLevel";
    };
  }
}
