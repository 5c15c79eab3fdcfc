package com.iteradynamics.cli;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.document.Document;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Where the figures of a long command go in JSON. */
public final class JsonOption {
  private static final String STANDARD_OUTPUT = "-";

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Writes all figures in JSON as well; - for standard output, and nothing else.")
  private String file;

  /**
   * Where they go, known to be writable.
   *
   * @param file empty when there is none
   * @param alone whether they are all that is printed
   */
  public record Target(Optional<OutputFile> file, boolean alone) {

    /** Tells the answer: in JSON where it was asked for, and else as a document. */
    public void tell(
        Supplier<Map<String, Object>> answer, Supplier<Document> words, CommandContext context) {
      file.ifPresent(to -> to.write(Json.writePretty(answer.get())));
      if (alone) {
        context.out().print(Json.writePretty(answer.get()));
      } else {
        context.print(words.get());
      }
    }
  }

  /**
   * Looks where they go.
   *
   * @throws CommandFailure when that cannot be written
   */
  public Target target(CommandContext context) {
    boolean alone = STANDARD_OUTPUT.equals(file);
    return new Target(alone ? Optional.empty() : OutputFile.of(context, file), alone);
  }
}
