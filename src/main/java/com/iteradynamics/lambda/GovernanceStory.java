package com.iteradynamics.lambda;

import com.iteradynamics.governance.AlertLevel;
import com.iteradynamics.governance.DriftFinding;
import com.iteradynamics.governance.GovernanceReport;
import com.iteradynamics.governance.Group;
import com.iteradynamics.governance.ReportFields;
import com.iteradynamics.governance.ReportHistory;
import com.iteradynamics.governance.Unmeasured;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.service.GovernanceRound.Outcome;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;

/** The daily function's log: of each round a line with its story and its metrics. */
final class GovernanceStory extends FunctionLog {
  GovernanceStory(PrintStream out, InstantSource clock) {
    super(out, clock);
  }

  /** The story of one invocation begins. */
  Round begin(String requestId) {
    return new Round(requestId);
  }

  /** One invocation. */
  final class Round extends Story {
    private Round(String requestId) {
      super(requestId);
    }

    /** Whose governance it is. */
    void of(BookKey book) {
      names.put("book", book.book());
      names.put("product_id", book.productId());
    }

    /** A round has its report. One that the day had before is no news to the metrics. */
    void reported(BookKey book, Outcome outcome) {
      GovernanceReport report = outcome.report();
      boolean well = outcome.problems().isEmpty();
      String message =
          well
              ? "governance: " + report.level() + (outcome.before() ? ", reported before" : "")
              : String.join("; ", outcome.problems());
      String word = report.level() == AlertLevel.OK ? "INFO" : "WARN";
      Map<String, Object> line =
          line(well ? word : "ERROR", message, well ? "reported" : "not done");
      line.put("day", ReportHistory.day(report).toString());
      line.put("replayed", outcome.before());
      line.put("late", outcome.late());
      tell(report, line);
      if (!outcome.notes().isEmpty()) {
        line.put("notes", outcome.notes());
      }
      outcome.switchedOff().ifPresent(off -> line.put("model_switched_off", off.why()));
      if (!outcome.late()) {
        TickMetrics metrics = new TickMetrics(book);
        metrics.of(report, outcome.switchedOff().isPresent());
        metrics.addTo(line, clock.millis());
      }
      end(line);
    }
  }

  private static void tell(GovernanceReport report, Map<String, Object> line) {
    report.modelId().ifPresent(id -> line.put("model_id", id));
    line.put("drift_level", report.level().name());
    for (Group group : Group.values()) {
      line.put(ReportFields.levelOf(group), report.level(group).name());
    }
    line.put("findings", report.findings().stream().map(DriftFinding::sentence).toList());
    line.put("unmeasured", report.unmeasured().stream().map(GovernanceStory::words).toList());
  }

  private static String words(Unmeasured missing) {
    return missing.measure() + ": " + missing.why();
  }
}
