package com.iteradynamics.simulation;

import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.StrategyIntent;
import java.time.Duration;
import java.time.Instant;

/**
 * Whatever has happened to a book: when nothing is wrong any more and a person has said what there
 * is to say, it buys again. Nobody puts a hand on the tables.
 */
final class ComeBack {
  /** Caps of a day may have to end first. */
  private static final int HOURS = 30;

  private final World world;
  private final People people;
  private final Function function;

  ComeBack(World world, People people, Function function) {
    this.world = world;
    this.people = people;
    this.function = function;
  }

  /** What a strategy wants meanwhile: to sell what there is, and to buy. */
  static StrategyIntent intent(Instant hour) {
    boolean buys = Duration.between(Instant.EPOCH, hour).toHours() % 2 == 1;
    return new StrategyIntent(
        buys ? Action.ENTER_LONG : Action.EXIT_LONG,
        1,
        buys ? 1 : 0,
        1,
        "coming back",
        !buys,
        Signals.NONE);
  }

  /** Goes on until the book has bought. */
  void check() {
    Instant first = world.tape().hour(SimulatedCandles.HOURS);
    boolean missed = false;
    for (int i = 0; i < HOURS && !world.rules().live().hasBoughtSince(first); i++) {
      Instant hour = world.tape().hour(SimulatedCandles.HOURS + i);
      world.timeline().at(hour.plusSeconds(5), () -> world.rules().apart(people::bringBack));
      function.plan(hour);
      while (world.timeline().next()) {
        world.rules().check();
      }
      missed |=
          (world.settings().maker().only() || world.settings().maker().beyondTick())
              && world.rules().lastBranch().startsWith("ENTER_LONG");
    }
    String last = world.rules().lastBranch();
    Broken.unless(
        world.rules().live().hasBoughtSince(first)
            // The entry was made, and given up when nobody took it.
            || missed
            // For hours that the venue never had there is no command.
            || last.startsWith("GAPPY_CANDLES"),
        "every book can come back to buying by commands",
        () -> last + " " + world.rules().live().state().attributes());
  }
}
