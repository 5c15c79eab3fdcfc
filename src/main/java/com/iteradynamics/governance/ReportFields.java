package com.iteradynamics.governance;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.governance.ReportHistory.Kept;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A report as named values and back, the same on disk and in DynamoDB. The report's own JSON is
 * among them, and is what is read, strictly; the others are flat, for people: {@code
 * features_level}, and each measure's value and level under its name.
 */
public final class ReportFields {
  /** Whether its events were published. */
  public static final String TOLD = "told";

  private static final List<String> FLAT_OF_REPORT =
      List.of("schema", "as_of", "model_id", "level");
  private static final List<String> LISTS_OF_REPORT = List.of("findings", "unmeasured");

  private ReportFields() {}

  /** Texts, numbers, booleans, lists and maps by name, in the order in which people read them. */
  public static Map<String, Object> write(Kept kept) {
    GovernanceReport report = kept.report();
    Map<String, Object> own = Json.fields(report);
    Map<String, Object> fields = new LinkedHashMap<>();
    FLAT_OF_REPORT.forEach(name -> fields.put(name, own.get(name)));
    fields.put(TOLD, kept.published());
    for (Group group : Group.values()) {
      if (group != Group.COSTS || report.mentions(group)) {
        fields.put(levelOf(group), report.level(group).name());
      }
    }
    for (DriftFinding finding : report.findings()) {
      fields.put(finding.measure(), finding.value());
      fields.put(finding.measure() + ".level", finding.level().name());
    }
    LISTS_OF_REPORT.forEach(name -> fields.put(name, own.get(name)));
    return fields;
  }

  /** The name of a group's level. */
  public static String levelOf(Group group) {
    return group.word() + "_level";
  }

  /**
   * The report of these fields.
   *
   * @throws IllegalArgumentException that says what is wrong with them
   */
  public static Kept read(Map<String, ?> fields) {
    Map<String, Object> own = new LinkedHashMap<>();
    FLAT_OF_REPORT.forEach(name -> own.put(name, fields.get(name)));
    LISTS_OF_REPORT.forEach(name -> own.put(name, fields.get(name)));
    if (!(fields.get(TOLD) instanceof Boolean told)) {
      throw new IllegalArgumentException(TOLD + " must be true or false");
    }
    try {
      return new Kept(Json.read(own, GovernanceReport.class), told);
    } catch (Json.MalformedJsonException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
