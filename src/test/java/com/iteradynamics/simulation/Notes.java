package com.iteradynamics.simulation;

import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What one run of a tick asked of its ports and what they answered, in order: all that it can have
 * known beside its parameters. Another run can be given the same answers, to see whether it makes
 * the same of them.
 */
final class Notes {
  private final String book;
  private final Instant hour;
  private final Instant event;
  private final List<Note> taken = new ArrayList<>();

  /** The time of the event that told it. */
  Instant event() {
    return event;
  }

  /** What a port answered. */
  private sealed interface Answer {
    /** {@code value} is null for a method that answers nothing. */
    record Given(Object value) implements Answer {}

    record Thrown(RuntimeException what) implements Answer {}
  }

  private record Note(String call, List<Object> arguments, Answer answer) {}

  /** What it was that a run did next, when all that was noted had been answered. */
  record Next(String call, List<Object> arguments) {}

  /** Ends another run where the noted one had come to. */
  static final class CaughtUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Next next;

    private CaughtUp(Next next) {
      super(next.call(), null, false, false);
      this.next = next;
    }

    Next next() {
      return next;
    }
  }

  /** Another run does something else than the noted one did. */
  static final class Strayed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Strayed(String how) {
      super(how);
    }
  }

  /** No notes of a run for this hour yet. */
  Notes(String book, Instant hour, Instant event) {
    this.event = event;
    this.book = book;
    this.hour = hour;
  }

  String book() {
    return book;
  }

  /** The hour that it was told to run. */
  Instant hour() {
    return hour;
  }

  /** Whether the run is a watch. */
  boolean isOfWatch() {
    return !hour.equals(hour.truncatedTo(ChronoUnit.HOURS));
  }

  /** The port, with everything noted. */
  <T> T over(Class<T> type, T port) {
    return Twisted.with(
        type,
        port,
        (method, arguments, real) -> {
          Answer answer;
          try {
            answer = new Answer.Given(real.call(arguments));
          } catch (RuntimeException e) {
            answer = new Answer.Thrown(e);
          }
          taken.add(new Note(call(type, method), List.of(arguments), answer));
          return value(answer);
        });
  }

  private static String call(Class<?> type, String method) {
    return type.getSimpleName() + "." + method;
  }

  private static Object value(Answer answer) {
    return switch (answer) {
      case Answer.Given given -> given.value();
      case Answer.Thrown thrown -> throw thrown.what();
    };
  }

  /** Gives the answers once more, to whoever asks the same. */
  final class Again {
    private int told;

    /** A port that answers from the notes; the first call beyond them is {@link CaughtUp}. */
    <T> T port(Class<T> type) {
      return Twisted.with(type, null, (method, given, nobody) -> told(call(type, method), given));
    }

    private Object told(String call, Object... given) {
      List<Object> arguments = Arrays.asList(given);
      if (told == taken.size()) {
        throw new CaughtUp(new Next(call, arguments));
      }
      Note note = taken.get(told++);
      if (!note.call().equals(call) || !same(note.arguments(), arguments)) {
        throw new Strayed(
            String.format(
                Locale.ROOT,
                "the first run asked %s %s, the second %s %s",
                note.call(),
                note.arguments(),
                call,
                arguments));
      }
      Object value = value(note.answer());
      return value instanceof CandleWindow window ? copied(window) : value;
    }
  }

  /** Windows are what another run was given, and too long to be compared each time. */
  private static boolean same(List<Object> some, List<Object> others) {
    boolean same = some.size() == others.size();
    for (int i = 0; same && i < some.size(); i++) {
      same = some.get(i) instanceof CandleWindow || some.get(i).equals(others.get(i));
    }
    return same;
  }

  /** The same candles in a series that shares nothing, so that nothing is remembered with it. */
  private static CandleWindow copied(CandleWindow window) {
    CandleSeries closed = window.closed();
    return new CandleWindow(
        CandleSeries.joined(closed.productId(), List.of(closed)),
        window.openAtHour(),
        window.refused(),
        window.temporary(),
        window.notes(),
        window.confirmed());
  }
}
