package com.iteradynamics.lambda;

import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.FunctionSettings;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.settings.InvalidSettingsException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A function's log: lines of JSON. Each event leaves one that describes it and that CloudWatch
 * reads its metrics from, so that a figure in a graph and the reason for it are found together.
 */
class FunctionLog {
  private final PrintStream out;
  final InstantSource clock;

  FunctionLog(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  /** A line that belongs to no event. */
  final void line(String level, String message) {
    write(head(level, message));
  }

  /** A line for the operator. */
  final void warning(String message) {
    line("WARN", message);
  }

  /**
   * What {@code environment} sets; notices are in the log.
   *
   * @throws InvalidSettingsException with all problems, which the log has too
   */
  final Configuration settings(Map<String, String> environment) {
    try {
      Configuration settings = FunctionSettings.of(environment);
      settings.notices().forEach(this::warning);
      return settings;
    } catch (InvalidSettingsException e) {
      e.problems().forEach(problem -> line("ERROR", problem));
      throw e;
    }
  }

  final Map<String, Object> head(String level, String message) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("timestamp", clock.instant().toString());
    line.put("level", level);
    line.put("message", message);
    return line;
  }

  // One call, so that lines of several threads do not mix.
  final void write(Map<String, Object> line) {
    out.println(Json.write(line));
  }

  /** What the log has of one event; one of its ends is reported. */
  abstract class Story {
    private final String requestId;
    final Map<String, Object> names = new LinkedHashMap<>();

    Story(String requestId) {
      this.requestId = requestId;
    }

    /** Nothing was done, and nothing will be. */
    final void refused(String why) {
      end(line("WARN", why, "refused"));
    }

    /** It failed, and a retry may help. */
    void failed(String why, RuntimeException failure) {
      Map<String, Object> line = line("ERROR", why, "failed");
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      line.put("stack_trace", trace.toString());
      end(line);
    }

    final Map<String, Object> line(String level, String message, String outcome) {
      Map<String, Object> line = head(level, message);
      line.put("outcome", outcome);
      line.put("request_id", requestId);
      line.putAll(names);
      return line;
    }

    void end(Map<String, Object> line) {
      write(line);
    }
  }
}
