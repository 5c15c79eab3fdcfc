package com.iteradynamics.app;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Printable;
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
}
