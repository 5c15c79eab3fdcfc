package com.iteradynamics.document;

/** Parts in HTML. */
final class PartView {
  private final Html html;
  private final TableView tables;
  private final GridView grids;
  private final ChartView charts;
  private final ChartData data;

  PartView(Html html, ChartData data) {
    this.html = html;
    this.data = data;
    tables = new TableView(html, data.currency());
    grids = new GridView(html, tables);
    charts = new ChartView(html, data);
  }

  /** What is below the heading. */
  void write(Part part) {
    switch (part) {
      case Verdict verdict -> verdict(verdict);
      case Prose prose ->
          prose.sentences().stream()
              .filter(each -> !each.isBlank())
              .forEach(each -> html.of("p", each.strip()));
      case Facts facts -> facts(facts);
      case TimeCharts hours -> {
        intro(hours.intro());
        charts.write(hours, 0);
      }
      case Table table -> {
        intro(table.intro());
        if (!table.rows().isEmpty()) {
          tables.write(table);
        }
      }
      case Listing listing -> {
        intro(listing.intro());
        listing(listing);
      }
      case Grid grid -> {
        grid.intro().forEach(this::intro);
        grids.write(grid);
      }
    }
  }

  private void listing(Listing listing) {
    if (listing.rows().isEmpty()) {
      return;
    }
    html.in(
        "div",
        () ->
            html.of(
                "noscript",
                "This table is shown by the page's script, which this browser does not run."),
        "class",
        "listing",
        "data-listing",
        Integer.toString(data.add(listing)));
    html.line();
  }

  private void intro(String words) {
    if (!words.isEmpty()) {
      html.of("p", words, "class", "intro");
    }
  }

  private void verdict(Verdict verdict) {
    html.in("dl", () -> verdict.headlines().forEach(this::headline), "class", "headlines");
    html.in("div", () -> verdict.sentences().forEach(s -> html.of("p", s)), "class", "answer");
  }

  private void headline(Verdict.Headline headline) {
    html.in(
        "div",
        () -> {
          html.of("dt", headline.name());
          html.in(
              "dd", () -> tables.cell(headline.figure()), "class", TableView.of(headline.figure()));
          html.of("dd", headline.beside(), "class", "beside");
        });
  }

  private void facts(Facts facts) {
    if (facts.facts().isEmpty()) {
      intro("None.");
      return;
    }
    tables.table(
        facts.title(), "facts", TableView.NO_HEAD, () -> facts.facts().forEach(fact -> fact(fact)));
  }

  private void fact(Facts.Fact fact) {
    html.in(
        "tr",
        () -> {
          html.of("th", Html.capital(fact.label()), "scope", "row");
          html.in("td", () -> html.of("code", fact.value()));
        });
  }
}
