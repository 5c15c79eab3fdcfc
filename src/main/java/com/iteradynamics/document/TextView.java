package com.iteradynamics.document;

import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Document.Place;
import java.util.ArrayList;
import java.util.List;

/** Parts as lines of a terminal. */
final class TextView {
  private final String currency;
  private final int width;
  private final StringBuilder out = new StringBuilder();

  /**
   * @param width characters of a line, &gt;= 1
   */
  TextView(String currency, int width) {
    this.currency = currency;
    this.width = width;
  }

  String text(List<Block> blocks) {
    for (Block block : blocks) {
      List<String> lines =
          block.place() == Place.PAGE
              ? List.of()
              : block.parts().stream().flatMap(part -> lines(part).stream()).toList();
      if (!lines.isEmpty()) {
        out.append(out.isEmpty() ? "" : "\n");
        lines.forEach(line -> out.append(line).append('\n'));
      }
    }
    return out.toString();
  }

  private List<String> lines(Part part) {
    return switch (part) {
      case Prose prose -> sentences(prose.sentences());
      case Facts facts -> facts(facts);
      case Table table -> new TextTable(table, currency, width).lines();
      case Verdict verdict -> sentences(verdict.sentences());
      case Grid grid -> List.of();
      case Listing listing -> List.of();
      case TimeCharts charts -> List.of();
    };
  }

  private List<String> sentences(List<String> sentences) {
    return sentences.stream().flatMap(each -> Folding.lines(each, width).stream()).toList();
  }

  private List<String> facts(Facts facts) {
    int label = facts.least();
    for (Facts.Fact fact : facts.facts()) {
      label = Math.max(label, Folding.length(fact.label()) + TextTable.GAP);
    }
    List<String> lines = new ArrayList<>();
    for (Facts.Fact fact : facts.facts()) {
      lines.addAll(Folding.beside(fact.label(), label, fact.value(), width));
    }
    return lines;
  }
}
