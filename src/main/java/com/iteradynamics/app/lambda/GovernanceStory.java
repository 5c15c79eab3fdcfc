package com.iteradynamics.app.lambda;

import com.iteradynamics.app.GovernanceRound.Outcome;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.governance.Finding;
import com.iteradynamics.governance.GovernanceReport;
import com.iteradynamics.governance.Group;
import com.iteradynamics.governance.Level;
import com.iteradynamics.governance.ReportFields;
import com.iteradynamics.governance.ReportHistory;
import com.iteradynamics.governance.Unmeasured;
import com.iteradynamics.order.BookKey;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The daily function's log: a line of JSON for each round, which CloudWatch reads its metrics from,
 * as the hourly one's.
 */
final class GovernanceStory {
  private final PrintStream out;
  private final InstantSource clock;

  GovernanceStory(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  /** A line that belongs to no round. */
  void line(String level, String message) {
    write(head(level, message));
  }

  /** A round has its report. One that the day had before is no news to the metrics. */
  void reported(String requestId, BookKey book, Outcome outcome) {
    GovernanceReport report = outcome.report();
    boolean well = outcome.problems().isEmpty();
    String message =
        well
            ? "governance: " + report.level() + (outcome.before() ? ", reported before" : "")
            : String.join("; ", outcome.problems());
    String word = report.level() == Level.OK ? "INFO" : "WARN";
    Map<String, Object> line = head(well ? word : "ERROR", message);
    line.put("outcome", well ? "reported" : "not done");
    names(line, requestId, book);
    line.put("day", ReportHistory.day(report).toString());
    line.put("replayed", outcome.before());
    line.put("late", outcome.late());
    tell(report, line);
    if (!outcome.notes().isEmpty()) {
      line.put("notes", outcome.notes());
    }
    outcome.switchedOff().ifPresent(off -> line.put("model_switched_off", off.why()));
    if (!outcome.late()) {
      new GovernanceMetrics(report, outcome.switchedOff().isPresent())
          .addTo(line, book, clock.millis());
    }
    write(line);
  }

  private static void tell(GovernanceReport report, Map<String, Object> line) {
    report.modelId().ifPresent(id -> line.put("model_id", id));
    line.put("drift_level", report.level().name());
    for (Group group : Group.values()) {
      line.put(ReportFields.levelOf(group), report.level(group).name());
    }
    line.put("findings", report.findings().stream().map(Finding::sentence).toList());
    line.put("unmeasured", report.unmeasured().stream().map(GovernanceStory::words).toList());
  }

  /** Nothing was done, and nothing will be. */
  void refused(String requestId, String why) {
    Map<String, Object> line = head("WARN", why);
    line.put("outcome", "refused");
    line.put("request_id", requestId);
    write(line);
  }

  /** There is no report. */
  void failed(String requestId, BookKey book, String why, RuntimeException failure) {
    Map<String, Object> line = head("ERROR", why);
    line.put("outcome", "failed");
    names(line, requestId, book);
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    line.put("stack_trace", trace.toString());
    write(line);
  }

  private static String words(Unmeasured missing) {
    return missing.measure() + ": " + missing.why();
  }

  private static void names(Map<String, Object> line, String requestId, BookKey book) {
    line.put("request_id", requestId);
    line.put("book", book.book());
    line.put("product_id", book.productId());
  }

  private Map<String, Object> head(String level, String message) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("timestamp", clock.instant().toString());
    line.put("level", level);
    line.put("message", message);
    return line;
  }

  private void write(Map<String, Object> line) {
    out.println(Json.write(line));
  }
}
