package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.BookOptions;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.TimeOption;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.event.Times;
import com.iteradynamics.execution.port.RecordLookup;
import com.iteradynamics.execution.port.StoreReader;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.wiring.OpenStore;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which hour's record. */
final class RecordOption {

  @Option(
      names = "--at",
      required = true,
      paramLabel = "TIME",
      converter = TimeOption.class,
      description =
          "A time in the tick's hour, or the minute of a watch, UTC unless it has an offset.")
  private Instant at;

  /**
   * The record in the store that {@code options} name.
   *
   * @throws CommandFailure when the hour has none, with the nearest that do
   */
  CortexRecord read(BookOptions options, Configuration configuration, CommandContext context) {
    BookKey book = options.book(configuration);
    Instant hour = Times.hourOf(at);
    try (OpenStore<?> open = OpenStore.toRead(options.inAws(), configuration, context)) {
      Optional<CortexRecord> watch = watch(open.store(), new TickKey(book, at));
      if (watch.isPresent()) {
        return watch.get();
      }
      if (new TickKey(book, at).watch() && configuration.decision().watch().on()) {
        context.notice("no watch of " + at + " has a record: this is the hour's");
      }
      RecordLookup found = open.store().lookUp(book, hour);
      return found.record().orElseThrow(() -> missing(book, hour, found));
    }
  }

  private static Optional<CortexRecord> watch(StoreReader store, TickKey minute) {
    return minute.watch() ? store.lookUp(minute.book(), minute.hour()).record() : Optional.empty();
  }

  private static CommandFailure missing(BookKey book, Instant hour, RecordLookup found) {
    String nearest =
        Stream.of(found.before(), found.after())
            .flatMap(Optional::stream)
            .map(Instant::toString)
            .collect(Collectors.joining(" and "));
    return CommandFailure.failed(
        String.format(
            Locale.ROOT,
            "the %s book of %s has no record of %s; %s",
            book.book(),
            book.productId(),
            hour,
            nearest.isEmpty() ? "it has none at all" : "the nearest are of " + nearest));
  }
}
