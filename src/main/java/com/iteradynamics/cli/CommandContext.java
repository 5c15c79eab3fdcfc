package com.iteradynamics.cli;

import com.iteradynamics.config.DotEnv;
import com.iteradynamics.config.Values;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Part;
import com.iteradynamics.document.Prose;
import com.iteradynamics.execution.port.Sleeper;
import com.iteradynamics.wiring.CandleFeeds;
import com.iteradynamics.wiring.ProcessContext;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * All that a command may touch of the process it runs in, so that a test can hand in its own.
 *
 * @param environment the environment variables
 * @param folder the current directory; a relative path that a person types is resolved against it
 * @param clock tells what is closed and what lies in the future
 * @param output where answers go
 * @param err where errors, notices and progress go
 * @param terminal whether a person watches {@code err}
 * @param feeds who is asked for the venue's candles
 * @param pause how to wait
 */
public record CommandContext(
    Map<String, String> environment,
    Path folder,
    Clock clock,
    Output output,
    PrintWriter err,
    boolean terminal,
    CandleFeeds feeds,
    Sleeper pause)
    implements ProcessContext {

  /** The real ones. The start script says whether standard error is a terminal. */
  public static CommandContext ofProcess() {
    return new CommandContext(
        System.getenv(),
        Path.of(""),
        Clock.systemUTC(),
        Output.standard(),
        new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true),
        Boolean.getBoolean("argus.terminal"),
        CandleFeeds.OF_VENUES,
        Sleeper.SLEEP);
  }

  /** The writer of {@link #output}. */
  public PrintWriter out() {
    return output.writer();
  }

  /** Characters of a line; empty when nobody knows, and then lines are as long as they are. */
  public OptionalInt columns() {
    return columns(environment.get("COLUMNS"), System.getProperty("argus.columns"));
  }

  /**
   * How many characters a line has: what {@code COLUMNS} says, else the terminal.
   *
   * @param typed what the environment says; null when nothing
   * @param terminal what the start script found out; null when the answer goes elsewhere
   */
  public static OptionalInt columns(String typed, String terminal) {
    for (String text : new String[] {typed, terminal}) {
      if (text != null && text.strip().matches("[1-9][0-9]{0,4}")) {
        return OptionalInt.of(Integer.parseInt(text.strip()));
      }
    }
    return OptionalInt.empty();
  }

  /** Prints {@code document} so that it fits the terminal. */
  public void print(Document document) {
    out().print(document.toText(columns()));
  }

  /** Prints parts that belong together. */
  public void print(Part... parts) {
    print(Document.text(Block.of(parts)));
  }

  /** Prints an answer of a sentence, or of more. */
  public void say(String... sentences) {
    print(Prose.of(sentences));
  }

  /** Writes lines on standard error, in the terminal's width. */
  public void tell(List<String> lines) {
    err.print(Document.text(Block.of(Prose.of(lines))).toText(columns()));
    err.flush();
  }

  /** What {@code .env}, the environment and a command's {@code options} set, the strongest last. */
  public Values values(Map<String, String> options) {
    return Values.collect(DotEnv.read(path(".env")), environment, options);
  }

  /** Writes a line on standard error that is not an error. */
  @Override
  public void notice(String text) {
    tell(("argus: " + text).lines().toList());
  }

  /** Whether bugs are to be shown with their stack trace. */
  public boolean debug() {
    String value = environment.get("ARGUS_DEBUG");
    return value != null && !value.isBlank() && !value.equals("0");
  }
}
