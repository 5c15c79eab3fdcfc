package com.iteradynamics.adapter.local;

import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.port.AuditEntry;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.strategy.Action;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** What happens to a book, in steps that change what can be read of it once each. */
final class BookLife {
  private static final int FIRST_HOUR = 70;

  final List<Consumer<TickStore>> steps = new ArrayList<>();
  private final StoreCycle cycle = new StoreCycle();
  private int hour = FIRST_HOUR;

  private BookLife() {
    cycle.broker = new RememberingVenue();
    cycle.script =
        Map.of(
            StoreCycle.hour(FIRST_HOUR),
            Action.ENTER_LONG,
            StoreCycle.hour(FIRST_HOUR + 2),
            Action.EXIT_LONG);
  }

  /** An entry, a deposit, an hour, a word of a person, and an exit. */
  static BookLife brief() {
    BookLife life = new BookLife();
    life.hour();
    life.deposit(1);
    life.hour();
    life.word(1);
    life.hour();
    return life;
  }

  /** Hours, words and deposits in an order of chance. */
  static BookLife random(Random random, int steps) {
    BookLife life = new BookLife();
    life.hour();
    for (int step = 1; step < steps; step++) {
      switch (random.nextInt(3)) {
        case 0 -> life.word(step);
        case 1 -> life.deposit(step);
        default -> life.hour();
      }
    }
    return life;
  }

  /** What can be read at the beginning and after each step, by who has the lock. */
  static List<StoreView> views(FolderStore store, BookLife life) {
    List<StoreView> views = new ArrayList<>(List.of(StoreView.of(store)));
    for (Consumer<TickStore> step : life.steps) {
      step.accept(store);
      views.add(StoreView.of(store));
    }
    return views;
  }

  private void hour() {
    int now = hour++;
    steps.add(store -> cycle.run(store, now));
  }

  private void word(int number) {
    TradingPermission word = new TradingPermission(TradingState.ACTIVE, "word " + number);
    steps.add(store -> store.permit(StoreCycle.BOOK, word, audit(number)));
  }

  private void deposit(int number) {
    steps.add(
        store -> {
          PrimeState before =
              ((LoadedState.Valid) store.state(StoreCycle.BOOK).orElseThrow()).state();
          store.intervene(StoreCycle.BOOK, before.flow(new BigDecimal(number)), audit(number));
        });
  }

  private static AuditEntry audit(int number) {
    return new AuditEntry(Instant.EPOCH, "test", "because", "step " + number);
  }
}
