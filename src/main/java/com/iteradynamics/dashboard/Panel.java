package com.iteradynamics.dashboard;

import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Html;
import java.util.List;

/** A box of the first screen: a heading, a main word, and facts below it. */
final class Panel {
  private final Html html;

  Panel(Html html) {
    this.html = html;
  }

  /** A box. */
  void box(String id, String title, Runnable content) {
    box(id, "box", title, content);
  }

  /** A box of a kind, by its class. */
  void box(String id, String kind, String title, Runnable content) {
    html.line();
    String[] attributes = {"id", id, "class", kind, "aria-labelledby", id + "-title"};
    html.in(
        "section",
        () -> {
          html.of("h2", title, "id", id + "-title");
          content.run();
        },
        attributes);
  }

  /** The word that the box is there for. */
  void main(String text) {
    html.of("p", text, "class", "main");
  }

  /** A sentence below it. */
  void note(String text) {
    html.of("p", text, "class", "note");
  }

  /** Facts in two columns. */
  void facts(Runnable facts) {
    html.in("dl", facts, "class", "pairs");
  }

  /** One of them. */
  void fact(String name, String value) {
    fact(name, () -> html.text(value));
  }

  /** One of them. */
  void fact(String name, Runnable value) {
    html.in("div", () -> pair(name, value));
  }

  /** One of them that takes a line of its own. */
  void longFact(String name, String value) {
    in("div", "long", () -> pair(name, () -> html.text(value)));
  }

  private void pair(String name, Runnable value) {
    html.of("dt", name);
    html.in("dd", value);
  }

  /** A figure of {@code of} as one of them; one that is not known is left out. */
  <T> void figure(Figure<T> figure, T of, String currency) {
    if (figure.number(of).isPresent()) {
      fact(figure.label(), StatusFigures.text(figure, of, currency));
    }
  }

  /** An element of a class. */
  void in(String tag, String kind, Runnable content) {
    html.in(tag, content, "class", kind);
  }

  /** A table's head. */
  void head(List<String> names) {
    html.in(
        "thead",
        () -> html.in("tr", () -> names.forEach(name -> html.of("th", name, "scope", "col"))));
  }

  /**
   * A mark that says by its shape what {@code word} says: {@code ok}, {@code warn}, {@code bad}.
   */
  void mark(String word) {
    String shape =
        switch (word) {
          case "ok" -> "\u2713";
          case "warn" -> "\u25b2";
          default -> "\u25a0";
        };
    html.of("span", shape, "class", "mark " + word, "aria-hidden", "true");
    html.text(" ");
  }
}
