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
 * Argus}: that there is one, the worst level and each group's (0 OK, 1 WATCH, 2 ALARM), and whether
 * the model was switched off that day.
 */
final class GovernanceMetrics {
  private final Map<String, Object> values = new LinkedHashMap<>();

  GovernanceMetrics(GovernanceReport report, boolean switchedOff) {
    values.put("GovernanceFinished", 1);
    values.put("DriftLevel", height(report.level()));
    for (Group group : Group.values()) {
      values.put(name(group), height(report.level(group)));
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

  private static String name(Group group) {
    return switch (group) {
      case FEATURES -> "FeatureDriftLevel";
      case REGIMES -> "RegimeDriftLevel";
      case DECISIONS -> "DecisionDriftLevel";
      case CALIBRATION -> "CalibrationLevel";
      case REPLAY -> "ReplayLevel";
    };
  }

  private static int height(Level level) {
    return switch (level) {
      case OK -> 0;
      case WATCH -> 1;
      case ALARM -> 2;
    };
  }
}
