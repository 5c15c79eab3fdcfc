package com.iteradynamics.service;

import com.iteradynamics.cortex.TickEvent;
import com.iteradynamics.governance.AlertLevel;
import com.iteradynamics.governance.DriftFinding;
import com.iteradynamics.governance.GovernanceReport;
import com.iteradynamics.governance.Group;
import com.iteradynamics.governance.ReportFields;
import com.iteradynamics.governance.ReportHistory;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.order.BookKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What others may want to know of a report: what is not as it was the time before. */
final class GovernanceEvents {
  private GovernanceEvents() {}

  /**
   * The events of a report; none when every group's level is as before.
   *
   * @param before the report before it; when there is none, levels of WATCH and worse are news
   * @param off what switched the model off on the report's day
   */
  static List<TickEvent> of(
      BookKey book,
      GovernanceReport report,
      Optional<GovernanceReport> before,
      Optional<LineageEntry> off) {
    List<TickEvent> events = new ArrayList<>();
    if (Stream.of(Group.values()).anyMatch(group -> isNews(group, report, before))) {
      TickEvent.Type type =
          report.level() == AlertLevel.ALARM
              ? TickEvent.Type.DRIFT_ALARM
              : TickEvent.Type.DRIFT_LEVEL_CHANGED;
      events.add(new TickEvent(type, report.asOf(), detail(book, report, before)));
    }
    off.ifPresent(entry -> events.add(switchedOff(book, report, entry)));
    return events;
  }

  private static boolean isNews(
      Group group, GovernanceReport report, Optional<GovernanceReport> before) {
    AlertLevel level = report.level(group);
    return before.map(earlier -> earlier.level(group) != level).orElse(level.isRaised());
  }

  private static Map<String, Object> detail(
      BookKey book, GovernanceReport report, Optional<GovernanceReport> before) {
    Map<String, Object> detail = head(book, report);
    detail.put("level", report.level().name());
    before.ifPresent(earlier -> detail.put("level_before", earlier.level().name()));
    for (Group group : Group.values()) {
      detail.put(ReportFields.levelOf(group), report.level(group).name());
    }
    detail.put(
        "why",
        Stream.concat(
                report.findings().stream()
                    .filter(finding -> finding.level() != AlertLevel.OK)
                    .map(DriftFinding::sentence),
                report.unmeasured().stream()
                    .filter(
                        missing ->
                            missing.level().isRaised() || isNews(missing.group(), report, before))
                    .map(missing -> missing.measure() + ": " + missing.why()))
            .toList());
    return detail;
  }

  private static TickEvent switchedOff(BookKey book, GovernanceReport report, LineageEntry entry) {
    Map<String, Object> detail = head(book, report);
    detail.put("why", entry.why());
    return new TickEvent(TickEvent.Type.MODEL_SWITCHED_OFF, report.asOf(), detail);
  }

  private static Map<String, Object> head(BookKey book, GovernanceReport report) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("day", ReportHistory.day(report).toString());
    detail.put("book", book.book());
    detail.put("product_id", book.productId());
    report.modelId().ifPresent(id -> detail.put("model_id", id));
    return detail;
  }
}
