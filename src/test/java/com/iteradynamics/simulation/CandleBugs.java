package com.iteradynamics.simulation;

import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.CandleAppend;
import com.iteradynamics.execution.port.CandleArchive;
import com.iteradynamics.execution.port.CandleFeed;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.market.Candle;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/** Mistakes that could be made with candles, and with hours that have none. */
final class CandleBugs {
  private CandleBugs() {}

  private static CandleSource changed(CandleSource real, UnaryOperator<CandleWindow> change) {
    return Twisted.with(
        CandleSource.class,
        real,
        (method, arguments, port) -> {
          Object answer = port.call(arguments);
          return answer instanceof CandleWindow window ? change.apply(window) : answer;
        });
  }

  private static CandleWindow withoutHoles(CandleWindow window) {
    return window.closed().firstGap().isEmpty()
        ? window
        : CandleWindow.refused(window.closed().productId(), List.of("there is a hole"));
  }

  /** A window with a hole cannot be used. */
  static Bug holesAreStale() {
    return new Bug() {
      @Override
      public CandleSource candles(CandleSource candles, Sandbox process) {
        return changed(candles, CandleBugs::withoutHoles);
      }
    };
  }

  /** The same, and while candles are stale nothing is sold. */
  static Bug holesStopEverything() {
    return new Bug() {
      @Override
      public CandleSource candles(CandleSource candles, Sandbox process) {
        return changed(candles, CandleBugs::withoutHoles);
      }

      @Override
      public Broker broker(Broker broker, Sandbox process) {
        return BrokerBugs.looking(
            broker,
            (view, ledger) ->
                new VenueView(
                    view.product(),
                    view.wallet(),
                    view.fees(),
                    Optional.of(new Result.Failed<>("nobody asks")),
                    view.orders(),
                    view.clockAhead(),
                    view.origin()));
      }
    };
  }

  /** What is away for the moment is taken for lost. */
  static Bug recordingTooSoon() {
    return new Bug() {
      @Override
      public CandleSource candles(CandleSource candles, Sandbox process) {
        return changed(
            candles,
            window ->
                new CandleWindow(
                    window.closed(),
                    window.openAtHour(),
                    window.refused(),
                    false,
                    window.notes(),
                    window.confirmed()));
      }
    };
  }

  /** An order on paper is filled at the newest close, though the hour has opened elsewhere. */
  static Bug priceOfBefore() {
    return new Bug() {
      @Override
      public CandleSource candles(CandleSource candles, Sandbox process) {
        return Twisted.with(
            CandleSource.class,
            candles,
            (method, arguments, port) ->
                port.call(arguments) instanceof CandleWindow window
                    ? new CandleWindow(
                        window.closed(),
                        OptionalDouble.empty(),
                        window.refused(),
                        window.temporary(),
                        window.notes(),
                        window.confirmed())
                    : OptionalDouble.empty());
      }
    };
  }

  /** Of two candles of an hour the last one counts, whatever it says. */
  static Bug lastOneWins() {
    return new Bug() {
      @Override
      public CandleFeed feed(CandleFeed feed) {
        return Twisted.with(
            CandleFeed.class,
            feed,
            (method, arguments, port) -> {
              Object answer = port.call(arguments);
              return answer instanceof Result.Ok<?> read && read.value() instanceof List<?> told
                  ? new Result.Ok<>(contradicted(told))
                  : answer;
            });
      }
    };
  }

  /** A candle that the venue has corrected takes the place of the one that was decided on. */
  static Bug correctionWins() {
    return archived(
        (method, arguments, port) ->
            method.equals("append") ? port.call(arguments[0], true) : port.call(arguments));
  }

  /** What the venue has corrected is passed over in silence. */
  static Bug correctionWithoutWord() {
    return archived(
        (method, arguments, port) -> {
          Object answer = port.call(arguments);
          return answer instanceof CandleAppend change
              ? new CandleAppend(change.added(), change.same(), change.replaced(), List.of())
              : answer;
        });
  }

  private static Bug archived(Twisted.Twist twist) {
    return new Bug() {
      @Override
      public CandleArchive archive(CandleArchive archive) {
        return Twisted.with(CandleArchive.class, archive, twist);
      }
    };
  }

  private static List<Candle> contradicted(List<?> told) {
    List<Candle> candles = new ArrayList<>();
    for (Object each : told) {
      Candle candle = (Candle) each;
      candles.add(
          new Candle(
              candle.openTime(),
              candle.open(),
              candle.high() * 2,
              candle.low(),
              candle.close(),
              candle.volume()));
    }
    return candles;
  }

  /** A tick is begun when its event comes, though its hour has not. */
  static Bug beforeItsHour() {
    return new Bug() {
      @Override
      public InstantSource clock(InstantSource clock) {
        return () -> clock.instant().plusSeconds(120);
      }
    };
  }
}
