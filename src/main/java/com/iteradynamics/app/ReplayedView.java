package com.iteradynamics.app;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.Table;
import com.iteradynamics.execution.Replayed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A decision that was made again, beside its record. */
final class ReplayedView {
  private static final int MOST_CHARACTERS = 200;

  private ReplayedView() {}

  static Document document(CortexRecord record, Replayed replayed) {
    List<Table.Row> rows = replayed.parts().stream().flatMap(part -> rows(part).stream()).toList();
    List<Column> columns =
        List.of(Column.left("").least(9), Column.left("").least(17), Column.left(""));
    return Document.text(
        Block.of(Prose.of(head(record)), new Table("", "", columns, rows)),
        Block.of(Prose.of(verdict(replayed))));
  }

  static Map<String, Object> json(CortexRecord record, Replayed replayed) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("hour", record.hour());
    answer.put("execution_branch", record.branch());
    answer.put("agrees", replayed.agrees());
    answer.put("parts", replayed.parts().stream().map(ReplayedView::json).toList());
    return answer;
  }

  private static String head(CortexRecord record) {
    return CortexRecord.timestamp(record.hour()) + " UTC, " + record.branch() + ", decided again";
  }

  private static String verdict(Replayed replayed) {
    if (replayed.agrees()) {
      return "the same: what could be recomputed agrees with the record";
    }
    boolean differs =
        replayed.parts().stream().anyMatch(part -> part.end() instanceof Replayed.Differs);
    return differs
        ? "DIFFERENT: deciding again does not give what was recorded"
        : "not known: some of it cannot be recomputed, and nothing else differs";
  }

  private static List<Table.Row> rows(Replayed.Part part) {
    return switch (part.end()) {
      case Replayed.Same(int fields) ->
          List.of(Table.Row.of("SAME", part.name(), fields == 1 ? "" : fields + " fields"));
      case Replayed.Unknown(String why) -> List.of(Table.Row.of("UNKNOWN", part.name(), why));
      case Replayed.Remark(String what) -> List.of(Table.Row.of("NOTE", part.name(), what));
      case Replayed.Differs(List<Replayed.Difference> differences) -> {
        List<Table.Row> rows = new ArrayList<>();
        rows.add(Table.Row.of("DIFFERS", part.name(), differences.size() + " field(s)"));
        differences.forEach(each -> rows.add(Table.Row.of("", "", words(each))));
        yield rows;
      }
    };
  }

  private static String words(Replayed.Difference difference) {
    return String.format(
        Locale.ROOT,
        "%s: recorded %s, recomputed %s",
        difference.field(),
        cut(difference.recorded().orElse("nothing")),
        cut(difference.recomputed().orElse("nothing")));
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARACTERS
        ? text
        : text.substring(0, MOST_CHARACTERS) + "... (--json has all)";
  }

  private static Map<String, Object> json(Replayed.Part part) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("part", part.name());
    switch (part.end()) {
      case Replayed.Same(int fields) -> {
        map.put("end", "same");
        map.put("fields", fields);
      }
      case Replayed.Unknown(String why) -> {
        map.put("end", "unknown");
        map.put("why", why);
      }
      case Replayed.Remark(String what) -> {
        map.put("end", "note");
        map.put("why", what);
      }
      case Replayed.Differs(List<Replayed.Difference> differences) -> {
        map.put("end", "differs");
        map.put("differences", differences);
      }
    }
    return map;
  }
}
