package com.iteradynamics.app;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Printable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Who reads the answer: a person, or a program. */
final class AnswerOption {

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  /** Whether a program does. */
  boolean json() {
    return json;
  }

  /** Prints {@code data} for a program, or {@code words} for a person. */
  void print(Supplier<?> data, Supplier<Document> words, Surroundings around) {
    if (json) {
      around.out().print(Printable.lines(Json.writePretty(data.get())));
    } else {
      around.print(words.get());
    }
  }

  /** The figures of {@code of} by their names; null where one is not there. */
  static <T> Map<String, Object> json(List<Figure<T>> figures, T of) {
    Map<String, Object> known = Figure.json(figures, of);
    Map<String, Object> all = new LinkedHashMap<>();
    figures.forEach(figure -> all.put(figure.name(), known.get(figure.name())));
    return all;
  }
}
