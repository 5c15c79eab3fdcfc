package com.iteradynamics.research.report;

import java.util.List;

/**
 * What a page says, from top to bottom. What is not known is left out: there are no empty sections.
 *
 * @param title what was tested, in a few words
 * @param sentence what was tested and how, in a plain sentence
 * @param sections its parts, in order
 * @param caveats what a reader has to keep in mind about them, a sentence or two each
 * @param currency what amounts and prices are of, as {@code USD}
 */
public record ReportDocument(
    String title, String sentence, List<Section> sections, List<String> caveats, String currency) {
  public ReportDocument {
    sections = List.copyOf(sections);
    caveats = List.copyOf(caveats);
  }

  /** What a page says about US dollars. */
  public ReportDocument(
      String title, String sentence, List<Section> sections, List<String> caveats) {
    this(title, sentence, sections, caveats, "USD");
  }

  /**
   * The page: HTML that needs no other file, no network and, but for the charts, no script. The
   * same document gives the same text.
   */
  public String toHtml() {
    return new Page(this).text();
  }
}
