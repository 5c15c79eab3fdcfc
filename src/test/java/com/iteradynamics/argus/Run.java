package com.iteradynamics.argus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.Output;
import com.iteradynamics.config.CandleFeedChoice;
import com.iteradynamics.execution.port.CandleFeed;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.market.Candle;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntBiFunction;

/** The command line in this process, in a folder of its own, with a clock that stands. */
public final class Run {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final List<Duration> pauses = new ArrayList<>();
  private CandleFeed feed = new NoNetwork();
  private Instant now = Instant.parse("2026-11-22T12:34:56Z");

  private Run(Path folder) {
    this.folder = folder;
  }

  public static Run in(Path folder) {
    return new Run(folder);
  }

  public Run with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public Run at(String time) {
    now = Instant.parse(time);
    return this;
  }

  /** Whoever is asked for the venue's candles; no network is ever reached from here. */
  public Run asking(CandleFeed other) {
    feed = other;
    return this;
  }

  /** How long was waited, each time. */
  public List<Duration> pauses() {
    return pauses;
  }

  /** Runs {@code args}. */
  public Outcome argus(String... args) {
    return through(Argus::run, args);
  }

  /** Runs {@code args} by {@code entry}, one of the ways into the command line. */
  Outcome through(ToIntBiFunction<String[], CommandContext> entry, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    CommandContext context = context(out, err);
    int exitCode = entry.applyAsInt(args, context);
    context.out().flush();
    return new Outcome(exitCode, out.toString(StandardCharsets.UTF_8), err.toString());
  }

  /** What a program reads. */
  public static JsonNode json(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  /** For what looks at commands without running them. */
  static CommandContext nowhere() {
    return in(Path.of("")).context(OutputStream.nullOutputStream(), new StringWriter());
  }

  private CommandContext context(OutputStream out, StringWriter err) {
    return new CommandContext(
        environment,
        folder,
        Clock.fixed(now, ZoneOffset.UTC),
        Output.to(out),
        new PrintWriter(err, true),
        false,
        (choice, venue) -> choice == CandleFeedChoice.NONE ? Optional.empty() : Optional.of(feed),
        pauses::add);
  }

  /** What a machine without a network finds. */
  private record NoNetwork() implements CandleFeed {
    @Override
    public Result<List<Candle>> closed(String productId, Instant from, Instant to) {
      return new Result.Failed<>("no network in tests");
    }
  }

  /** What came of it. */
  public record Outcome(int exitCode, String out, String err) {

    /** Fails, with all that was said, unless the exit code is this one. */
    public Outcome exits(int expected) {
      assertEquals(expected, exitCode, () -> "stdout:\n" + out + "\nstderr:\n" + err);
      return this;
    }

    public List<String> outLines() {
      return out.lines().toList();
    }

    public List<String> errLines() {
      return err.lines().toList();
    }
  }
}
