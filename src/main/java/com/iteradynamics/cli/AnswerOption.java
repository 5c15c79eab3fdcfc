package com.iteradynamics.cli;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.TerminalText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Who reads the answer: a person, or a program. */
public final class AnswerOption {

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  /** Whether a program does. */
  public boolean json() {
    return json;
  }

  /** Prints {@code data} for a program, or {@code words} for a person. */
  public void print(Supplier<?> data, Supplier<Document> words, CommandContext context) {
    if (json) {
      context.out().print(TerminalText.lines(Json.writePretty(data.get())));
    } else {
      context.print(words.get());
    }
  }

  /** The figures of {@code of} by their names; null where one is not there. */
  public static <T> Map<String, Object> json(List<Figure<T>> figures, T of) {
    Map<String, Object> known = Figure.json(figures, of);
    Map<String, Object> all = new LinkedHashMap<>();
    figures.forEach(figure -> all.put(figure.name(), known.get(figure.name())));
    return all;
  }
}
