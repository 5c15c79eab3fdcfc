package com.iteradynamics.simulation;

import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.TickEvent;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.WatchOutcome;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.simulation.aws.ModelTables.Written;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What must hold in a world at any time; whoever breaks it ends the world. */
final class Rules {
  private static final String WATCH = "WATCH#";

  static final String NOTHING_GOES = "nothing that is stored is taken away";

  private final World world;
  private final BookRules live;
  private final BookRules paper;
  private final TickRules ticks;
  private final VenueRules venue;
  private final ReplayRules replays;
  private final WatchedRules watches;

  /** Records by book and hour, as {@code live#BTC-USD 2025-01-09T08:00:00Z}. */
  private final Set<String> records = new HashSet<>();

  /** Who first began a tick, and when; keys as above. */
  private final Map<String, Begun> begun = new HashMap<>();

  /** Leases by book and hour, and whether they are done. */
  private final Map<String, Boolean> leases = new TreeMap<>();

  /** Until when the owners of leases count as alive; keys as above. */
  private final Map<String, Instant> alive = new HashMap<>();

  /** Runs whose telling was not taken. */
  private final Set<String> deaf = new HashSet<>();

  /** Records that nobody has taken yet; keys as above. */
  private final Set<String> unpublished = new TreeSet<>();

  /** How the last live record says that its tick ended, and why. */
  private String lastBranch = "";

  private long looks;

  /** How many live ticks are begun and not done. */
  private int working;

  /** Who acts, and for whom they wait; empty for people. */
  private final Deque<Optional<Acting>> acting = new ArrayDeque<>();

  /** Who acts: a process with a tick of a book. */
  private record Acting(Sandbox process, String book, Instant hour) {
    /** Whether this is the record of its own tick. */
    boolean isOf(Item record) {
      return key(record).equals(book + "#" + SimulatedCandles.PRODUCT + " " + hour);
    }
  }

  private record Begun(Sandbox process, Instant at) {}

  /** The book and the time of a record; one of a watch is under a key of its own. */
  private static String key(Item record) {
    String pk = record.text("pk");
    return (isOfWatch(record) ? pk.substring(WATCH.length()) : pk) + " " + record.text("sk");
  }

  private static boolean isOfWatch(Item record) {
    return record.is(WATCH);
  }

  Rules(World world) {
    this.world = world;
    live =
        new BookRules(
            "live#" + SimulatedCandles.PRODUCT, BigDecimal.ZERO, position(world), world::now);
    paper =
        new BookRules(
            "paper#" + SimulatedCandles.PRODUCT, World.PAPER_CASH, position(world), world::now);
    ticks = new TickRules(world.settings().decision(), live);
    venue =
        new VenueRules(
            world.venue(),
            live,
            world.settings().decision().caps().orderUsd(),
            world.figures(),
            world::now);
    replays = new ReplayRules(world);
    watches = new WatchedRules(world.settings().decision(), live);
    world.tables().witness(this::written);
  }

  private static PositionRules position(World world) {
    return new PositionRules(
        world.tape()::close, world.venue().product(SimulatedCandles.PRODUCT).baseMin());
  }

  BookRules live() {
    return live;
  }

  /** Does something in the name of a process, with a tick of a book. */
  <T> T during(Sandbox process, String book, Instant hour, Supplier<T> work) {
    return during(Optional.of(new Acting(process, book, hour)), work);
  }

  /** Does something in the name of a process that does not wait for it. */
  void during(Sandbox process, Runnable work) {
    during(
        Optional.of(new Acting(process, BookKey.LIVE, world.now())),
        () -> {
          work.run();
          return true;
        });
  }

  /** Does something in nobody's name. */
  void apart(Runnable work) {
    during(
        Optional.empty(),
        () -> {
          work.run();
          return true;
        });
  }

  private <T> T during(Optional<Acting> who, Supplier<T> work) {
    acting.push(who);
    try {
      return work.get();
    } finally {
      acting.pop();
    }
  }

  private void written(List<Written> writes) {
    for (Written write : writes) {
      Item before = new Item(write.before());
      Item after = new Item(write.after());
      if (!write.before().equals(write.after())) {
        world.log().add(write.after());
        if (!after.isThere()) {
          givenBack(before);
          continue;
        }
        mine(after);
        givesWay(after);
        if (after.has("execution_branch")) {
          record(before, after);
        } else if (after.is("TICK#")) {
          lease(before, after);
        }
      }
    }
    live.written(writes);
    paper.written(writes);
    decided(writes);
    if (!acting.isEmpty()) {
      acting.peek().ifPresent(who -> replays.written(who.process(), writes));
    }
  }

  /** A tick that was begun and not decided may be as if it had never been begun. */
  private void givenBack(Item before) {
    Broken.unless(
        before.is("TICK#") && before.text("status").equals("running") && !before.has("plan"),
        NOTHING_GOES,
        before::attributes);
    String key = before.text("pk").substring("TICK#".length()) + " " + before.text("sk");
    leases.remove(key);
    begun.remove(key);
    if (key.startsWith(BookKey.LIVE)) {
      working--;
    }
  }

  /** What a live tick has made of what it knew. */
  private void decided(List<Written> writes) {
    Optional<Acting> who = acting.isEmpty() ? Optional.empty() : acting.peek();
    for (Written write : writes) {
      Item after = new Item(write.after());
      boolean record = after.has("execution_branch") && after.text("pk").startsWith(BookKey.LIVE);
      if (after.has("execution_branch")
          && who.filter(process -> process.isOf(after)).isPresent()
          && !who.get().book().equals(BookKey.LIVE)) {
        TickRules.onPaper(who.get().process().known(), after);
        ticks.byRules(after, world.venue().product(SimulatedCandles.PRODUCT));
        world.figures().rules(after.map("inputs").map("rules").text("source"));
      }
      if (after.has("execution_branch") && isOfWatch(after)) {
        watches.recorded(after);
      }
      if (record && who.filter(process -> process.isOf(after)).isPresent()) {
        ticks.recorded(who.get().process(), after);
        ticks.byRules(after, world.venue().product(SimulatedCandles.PRODUCT));
      }
    }
  }

  /** A watch writes nothing ahead while the tick of its hour, or of the next one, is at work. */
  private void givesWay(Item mark) {
    if (!mark.text("sk").equals("WRITTEN_AHEAD") || !mark.has("hour") || acting.isEmpty()) {
      return;
    }
    Instant time = Instant.parse(mark.text("hour"));
    Instant hour = time.truncatedTo(ChronoUnit.HOURS);
    if (time.equals(hour) || acting.peek().isEmpty()) {
      return;
    }
    Instant now = acting.peek().get().process().clock();
    String book = mark.text("pk").substring("PRIME#".length());
    for (Instant tick : List.of(hour, hour.plus(Duration.ofHours(1)))) {
      Instant until = until(book + " " + tick);
      Broken.unless(
          !now.isBefore(until),
          "a watch gives way to a tick that is at work",
          () ->
              time
                  + " is written ahead at "
                  + now
                  + ", the tick of "
                  + tick
                  + " has until "
                  + until);
    }
  }

  /** Until when the owner of a lease that is not done counts as alive. */
  private Instant until(String lease) {
    return leases.getOrDefault(lease, true) ? Instant.MIN : alive.getOrDefault(lease, Instant.MIN);
  }

  /** Paper writes to paper, and live to live. */
  private void mine(Item item) {
    Optional<Acting> who = acting.isEmpty() ? Optional.empty() : acting.peek();
    if (who.isPresent() && !item.is("PORTFOLIO#")) {
      String other = who.get().book().equals(BookKey.LIVE) ? BookKey.PAPER : BookKey.LIVE;
      Broken.unless(
          !item.text("pk").contains(other + "#"),
          "paper never touches live",
          () -> who.get() + " writes " + item.text("pk"));
    }
  }

  private void record(Item before, Item after) {
    Broken.unless(!before.isThere(), "a record is written once", () -> before.attributes());
    String key = key(after);
    records.add(key);
    unpublished.add(key);
    if (key.startsWith(BookKey.LIVE) && !isOfWatch(after)) {
      lastBranch = after.text("execution_branch") + " " + after.text("why");
      met(Instant.parse(after.text("sk")));
    }
    Optional<Begun> by = Optional.ofNullable(begun.get(key));
    Optional<Sandbox> now = acting.peek().map(Acting::process);
    world
        .figures()
        .record(
            after.text("execution_branch"),
            by.map(first -> Duration.between(first.at(), world.now())).orElse(Duration.ZERO),
            by.isPresent()
                && !by.map(Begun::process).equals(now)
                // On paper there is not a tick every hour, so that recovery waits for the next one.
                && key.startsWith(BookKey.LIVE));
  }

  private void met(Instant hour) {
    if (!world.tape().has(hour.minus(CandleSeries.INTERVAL))) {
      world.tape().holes().ifPresent(world.chance()::met);
    }
    world.figures().met(world.chance().newlyMet());
  }

  private void lease(Item before, Item after) {
    boolean done = after.text("status").equals("done");
    Broken.unless(
        !before.isThere() || !before.text("status").equals("done") || done,
        "a tick that is done is never begun again",
        () -> before.attributes());
    String key = after.text("pk").substring("TICK#".length()) + " " + after.text("sk");
    acting.peek().ifPresent(who -> notBeforeItsHour(who, before, after));
    boolean open = !leases.getOrDefault(key, true);
    leases.put(key, done);
    alive.put(key, Instant.parse(after.text("lease_until")));
    if (key.startsWith(BookKey.LIVE)) {
      working += (done ? 0 : 1) - (open ? 1 : 0);
    }
    acting.peek().ifPresent(who -> begun.putIfAbsent(key, new Begun(who.process(), world.now())));
  }

  private static void notBeforeItsHour(Acting who, Item before, Item after) {
    Instant time = Instant.parse(after.text("sk"));
    // A watch is not of an hour, and may be a little early by a clock that is behind.
    Instant earliest =
        time.equals(time.truncatedTo(ChronoUnit.HOURS)) ? time : time.minus(Duration.ofMinutes(2));
    Broken.unless(
        before.isThere() || !who.process().clock().isBefore(earliest),
        "a tick is not begun before its hour",
        () -> after.text("sk") + " at " + who.process().clock());
  }

  /** Paper has nothing done at the venue; it may read candles there. */
  void mayAsk(HttpCall call) {
    looks += call.path().contains("/orders/historical") ? 1 : 0;
    Broken.unless(
        call.method().equals("GET")
            || acting.peek().filter(who -> who.book().equals(BookKey.LIVE)).isPresent(),
        "paper never touches live",
        () -> call);
  }

  /** Has a post arrive after its caller has given up waiting. */
  void arriveLate(Sandbox process, HttpCall call, long looksBefore, Runnable arrival) {
    during(
        process,
        () -> {
          int accepted = world.venue().acceptedPosts().size();
          arrival.run();
          if (call.path().endsWith("/orders")) {
            venue.cameLate(accepted, looks - looksBefore);
          }
          lookAtVenue();
        });
  }

  /** How often anybody has looked for orders at the venue. */
  long polls() {
    return looks;
  }

  void lookAtVenue() {
    venue.look(live.begun() && acting.peek().filter(who -> !who.process().hasOurKey()).isPresent());
  }

  /** Whoever tells something has its own record by then, and stops when nobody listens. */
  void tells(Sandbox process, List<TickEvent> events) {
    Acting who = acting.peek().orElseThrow();
    Broken.unless(
        records.contains(who.book() + "#" + SimulatedCandles.PRODUCT + " " + who.hour()),
        "events are published after the tick's own end",
        () -> who + " tells " + events.size() + " events before it has its record");
    Broken.unless(
        !deaf.contains(process + " " + process.started()),
        "after a refusal nothing more is published",
        () -> who + " tells " + events.size() + " more");
  }

  /** What this run of a process told was not taken. */
  void notTaken(Sandbox process) {
    deaf.add(process + " " + process.started());
  }

  /** What is told to others is stored by then. */
  void published(List<TickEvent> events) {
    for (TickEvent event : events) {
      String key =
          event.detail().get("book") + "#" + event.detail().get("product_id") + " " + event.time();
      Broken.unless(records.contains(key), "what is published is stored by then", () -> key);
      unpublished.remove(key);
    }
  }

  /** What a process says it did is so. */
  void answered(String book, Instant hour, CycleOutcome outcome) {
    if (outcome instanceof CycleOutcome.Recorded(CortexRecord record, boolean before)) {
      Broken.unless(
          records.contains(book + "#" + SimulatedCandles.PRODUCT + " " + hour)
              && record.hour().equals(hour),
          "there is no tick without a record",
          () -> hour + " " + record);
    }
  }

  /** A watch has come to its end. */
  void watched(Sandbox process, Item before, Instant minute, WatchOutcome outcome) {
    venue.look(false);
    watches.ended(process, before, minute, outcome);
  }

  /** After each thing that happened. */
  void check() {
    venue.look(false);
    if (world.timeline().atRest() && !isWorking() && !live.hasOpenOrders()) {
      live.settled();
    }
  }

  String lastBranch() {
    return lastBranch;
  }

  /** Whether a live tick was begun and is not finished. */
  boolean isWorking() {
    return working > 0;
  }

  /** When everything has come to its end. */
  void end() {
    check();
    for (Map.Entry<String, Boolean> lease : leases.entrySet()) {
      Broken.unless(
          lease.getValue() && records.contains(lease.getKey()),
          "there is no tick without a record",
          () -> lease.getKey());
    }
    Broken.unless(unpublished.isEmpty(), "every event is published in the end", () -> unpublished);
    for (OurOrder order : live.orders().values()) {
      Broken.unless(order.ended(), "every order's end is found", () -> order);
      world.figures().order(order);
    }
    live.finallySettled();
    live.told();
    world.figures().replayed(replays.replayed());
  }
}
