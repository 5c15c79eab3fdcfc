package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.Counts;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.execution.port.FeedSource;
import com.iteradynamics.feed.FeedAlignment;
import com.iteradynamics.feed.FeedParameters;
import com.iteradynamics.feed.FeedRows;
import com.iteradynamics.feed.SignalFeed;
import com.iteradynamics.strategy.event.EventStyleProvider;
import com.iteradynamics.strategy.moonwire.MoonWireProvider;
import com.iteradynamics.wiring.Feeds;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The feed of a run of the lab, read once when the run begins, and what has to be said of it.
 *
 * @param feed the feed; empty when none is set
 * @param idle the strategy that makes no entry without a feed, when none is set; else empty
 */
public record LabFeed(Optional<SignalFeed> feed, Optional<String> idle) {
  /** The feed that {@code configuration} names. */
  static LabFeed of(ArgusCommand command, Configuration configuration) {
    Optional<SignalFeed> feed = Feeds.here(configuration, command.context()).map(FeedSource::feed);
    return new LabFeed(
        feed,
        Optional.of(configuration.strategyId())
            .filter(id -> feed.isEmpty() && tradesOn(configuration, id)));
  }

  /**
   * The feed that {@code configuration} names, for a command that is about it.
   *
   * @throws CommandFailure when none is set
   */
  static SignalFeed required(ArgusCommand command, Configuration configuration) {
    return of(command, configuration)
        .feed()
        .orElseThrow(() -> CommandFailure.usage("no feed is set: set " + FeedParameters.URI));
  }

  /** The rows of {@code feed}, for a command that is about it. */
  static FeedRows rows(SignalFeed feed) {
    return switch (feed) {
      case FeedRows rows -> rows;
      case SignalFeed.Unusable none ->
          throw CommandFailure.failed(
              "no row of the feed can be used, "
                  + none.reason().word().replace('_', ' ')
                  + ": "
                  + none.why());
    };
  }

  /** Why no hour of a span has a row of {@code rows}; empty when one has. */
  static Optional<String> nothing(FeedRows rows, FeedAlignment found, LabSpan over) {
    if (found.matched() > 0) {
      return Optional.empty();
    }
    String product = over.candles().productId();
    if (rows.size() == 0) {
      return Optional.of(
          rows.otherSymbols() == 0
              ? "The feed has no row at all."
              : String.format(
                  Locale.ROOT,
                  "The feed has no row of %s: %s of other products.",
                  product,
                  Counts.of(rows.otherSymbols(), "row")));
    }
    return Optional.of(
        found.late() > 0
            ? String.format(
                Locale.ROOT,
                "No row came in time: %s came later than %s allows.",
                Counts.of(found.late(), "row"),
                FeedParameters.LATENCY)
            : String.format(
                Locale.ROOT,
                "No row is of an hour from %s to %s: %s of %s are of others.",
                over.from(),
                over.to(),
                Counts.of(rows.size(), "row"),
                product));
  }

  /** Whether a strategy trades by the feed alone. */
  private static boolean tradesOn(Configuration configuration, String id) {
    return id.equals(MoonWireProvider.ID)
        || (id.equals(EventStyleProvider.ID) && !byModel(configuration));
  }

  /** Whether the event strategy trades by p_long. */
  static boolean byModel(Configuration configuration) {
    return configuration
        .values()
        .text(EventStyleProvider.SOURCE)
        .filter("model"::equalsIgnoreCase)
        .isPresent();
  }

  /** For a cycle, the same at every tick. */
  Optional<FeedSource> source() {
    return feed.map(FeedSource::of);
  }

  /** In a few words, what it is; empty without one. */
  Optional<String> words() {
    return feed.map(
        read ->
            switch (read) {
              case FeedRows rows -> String.format(Locale.ROOT, "of %,d rows", rows.size());
              case SignalFeed.Unusable none -> "none, " + none.reason().word() + ": " + none.why();
            });
  }

  /** What a reader of the figures has to know; empty when nothing. */
  Optional<String> warning() {
    return feed.flatMap(LabFeed::warning)
        .or(
            () ->
                idle.map(
                    id -> id + " makes no entry: no feed is set (" + FeedParameters.URI + ")"));
  }

  private static Optional<String> warning(SignalFeed read) {
    return switch (read) {
      case FeedRows rows when rows.withoutAvailableAt() > 0 ->
          Optional.of(
              String.format(
                  Locale.ROOT,
                  "the feed cannot be shown to be out of sample: %,d of its %,d rows do not say when"
                      + " they were computed (available_at)",
                  rows.withoutAvailableAt(),
                  rows.size()));
      case FeedRows rows -> Optional.empty();
      case SignalFeed.Unusable none -> Optional.of("no row of the feed can be used: " + none.why());
    };
  }

  /** Adds what there is to say, for a program, under {@code feed}. */
  void addTo(Map<String, Object> map) {
    if (feed.isEmpty() && idle.isEmpty()) {
      return;
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    feed.ifPresent(
        read -> {
          read.version().ifPresent(version -> facts.put("version", version));
          switch (read) {
            case FeedRows rows -> {
              facts.put("rows", rows.size());
              facts.put("rows_without_available_at", rows.withoutAvailableAt());
              facts.put("rows_of_other_symbols", rows.otherSymbols());
            }
            case SignalFeed.Unusable none -> facts.put("reason", none.reason().word());
          }
        });
    warning().ifPresent(text -> facts.put("warning", text));
    map.put("feed", facts);
  }
}
