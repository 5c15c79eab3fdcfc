package com.iteradynamics.simulation;

import com.iteradynamics.adapter.aws.AwsParameters;
import com.iteradynamics.adapter.aws.DynamoStore;
import com.iteradynamics.adapter.aws.S3Candles;
import com.iteradynamics.adapter.coinbase.CoinbaseBroker;
import com.iteradynamics.adapter.coinbase.CoinbaseCandles;
import com.iteradynamics.adapter.coinbase.client.CoinbaseAccess;
import com.iteradynamics.adapter.coinbase.client.CoinbaseClient;
import com.iteradynamics.adapter.coinbase.client.KeySource;
import com.iteradynamics.adapter.local.PaperBroker;
import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.RefreshingCandleSource;
import com.iteradynamics.execution.SignalGenerator;
import com.iteradynamics.execution.Watch;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.CandleArchive;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.EventPublisher;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.execution.port.WatchOutcome;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.simulation.Disturbance.Occasion;
import com.iteradynamics.simulation.aws.Killed;
import com.iteradynamics.simulation.aws.ModelDynamoDb;
import com.iteradynamics.simulation.aws.ModelS3;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.venue.Unsigned;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * One process of the function: cold at first, warm afterwards, until it dies. It has a clock of its
 * own, and everything that it does outside of itself passes {@link #before} and {@link #after}.
 */
final class Sandbox {
  static final AwsParameters NAMES =
      new AwsParameters(
          "argus-state", "argus-cortex", Optional.empty(), Optional.empty(), "default");

  /** How the function is set up. */
  private static final Duration TIME_LIMIT = CycleParameters.DEFAULT_TIME_LIMIT;

  private static final double LIVES_ON = 0.4;

  private final World world;
  private final String name;
  private final Duration skew;
  private final String keyName;
  private final VenueWire wire = new VenueWire(this);
  private final Broker venue;
  private final TickStore store;
  private final CandleSource candles;
  private final Strategy strategy;
  private SimulationRandom.Scope chance;
  private Known known = new Known();
  private Optional<Notes> notes = Optional.empty();
  private Instant started = Instant.EPOCH;
  private Instant eventTime = Instant.EPOCH;
  private boolean frozen;
  private boolean dead;
  private int ids;

  Sandbox(World world, int number) {
    this.world = world;
    this.name = "process " + number;
    this.chance = world.chance().scope(name);
    this.skew = skew();
    this.keyName = world.keys().current();
    AwsWire aws = new AwsWire(this);
    CoinbaseClient client = client(number);
    store = world.bug().store(dynamo(number, aws), this);
    CandleArchive archive =
        world
            .bug()
            .archive(
                new S3Candles(
                    new ModelS3(world.buckets(), aws), SimulatedCandles.BUCKET, Runnable::run));
    candles =
        new RefreshingCandleSource(
            archive, world.bug().feed(new CoinbaseCandles(client)), this::clock, this::sleep);
    strategy = world.bug().strategy(world.strategy(), world::now);
    venue = new CoinbaseBroker(client, Optional.empty(), 0.012, Runnable::run, archive);
  }

  private DynamoStore dynamo(int number, AwsWire wire) {
    return new DynamoStore(
        world.bug().dynamo(new ModelDynamoDb(world.tables(), wire)),
        NAMES,
        Runnable::run,
        this::clock,
        () -> number + "-" + ids++,
        this::sleep);
  }

  private CoinbaseClient client(int number) {
    return new CoinbaseClient(
        new CoinbaseAccess(
            world.bug().transport(wire, this),
            World.HOST,
            Optional.of(KeySource.of(new Unsigned(keyName))),
            this::clock,
            this::sleep,
            new Random(world.seed() + number),
            notice -> world.log().add(world.now(), name, notice)));
  }

  private Duration skew() {
    int seconds = chance.between(1, chance.below(4) == 0 ? 240 : 45);
    return chance
        .draw(Occasion.START, world.now(), name)
        .map(which -> Duration.ofSeconds(which == Disturbance.CLOCK_AHEAD ? seconds : -seconds))
        .orElse(Duration.ZERO);
  }

  /** How far its clock is ahead, negative when it is behind. */
  Duration ahead() {
    return skew;
  }

  Instant clock() {
    return world.now().plus(skew);
  }

  World world() {
    return world;
  }

  SimulationRandom.Scope chance() {
    return chance;
  }

  /** Whether its key is the one of the book's portfolio. */
  boolean hasOurKey() {
    return keyName.equals(KeyCheck.OURS);
  }

  boolean dead() {
    return dead;
  }

  String name() {
    return name;
  }

  /** What was noted of the tick that it runs, or ran last; nothing of one on paper. */
  Optional<Notes> notes() {
    return notes;
  }

  @Override
  public String toString() {
    return name;
  }

  /**
   * Runs one tick; whatever comes out of it comes out of this.
   *
   * @param event the time of its event
   */
  CycleOutcome run(String book, Instant hour, Instant event, String invocation) {
    eventTime = event;
    chance = world.chance().scope(invocation);
    started = world.now();
    frozen = false;
    known = new Known();
    boolean live = book.equals(BookKey.LIVE);
    Instant asked = world.bug().hour(hour, clock());
    Notes taken = new Notes(book, asked, event);
    notes = live ? Optional.of(taken) : Optional.empty();
    wire.begin();
    CycleOutcome outcome = tick(book, asked, event, taken);
    wire.done();
    return outcome;
  }

  /** Runs one watch of the live book. */
  WatchOutcome watch(Instant minute, String invocation) {
    eventTime = minute;
    chance = world.chance().scope(invocation);
    started = world.now();
    frozen = false;
    known = new Known();
    Notes taken = new Notes(BookKey.LIVE, minute, minute);
    notes = Optional.of(taken);
    wire.begin();
    WatchOutcome outcome =
        new Watch(
                cycle(BookKey.LIVE, taken),
                taken.over(TickStore.class, store),
                taken.over(Broker.class, broker(true)),
                taken.over(InstantSource.class, world.bug().clock(this::clock)))
            .run(SimulatedCandles.PRODUCT, minute);
    wire.done();
    return outcome;
  }

  private CycleParameters cycle(String book, Notes taken) {
    return world
        .settings()
        .cycle(
            book,
            strategy,
            this::sleep,
            taken.over(EventPublisher.class, events -> world.published(this, events)));
  }

  private CycleOutcome tick(String book, Instant asked, Instant event, Notes taken) {
    boolean live = book.equals(BookKey.LIVE);
    return new SignalGenerator(
            cycle(book, taken),
            taken.over(TickStore.class, store),
            taken.over(CandleSource.class, world.bug().candles(known.over(candles), this)),
            taken.over(Broker.class, broker(live)),
            taken.over(InstantSource.class, world.bug().clock(this::clock)))
        .run(SimulatedCandles.PRODUCT, asked, event);
  }

  private Broker broker(boolean live) {
    return live
        ? world.bug().broker(known.over(venue), this)
        : new PaperBroker(PaperParameters.defaults(), candles);
  }

  /** What the ports told the tick that it runs, or ran last. */
  Known known() {
    return known;
  }

  /**
   * Hours whose recorded candle the venue has reported otherwise in the tick that it runs, or ran.
   */
  Set<Instant> corrected() {
    return wire.corrected();
  }

  /** The time of the event of the tick that it runs, or ran last. */
  Instant eventTime() {
    return eventTime;
  }

  /** When the tick that it runs, or ran last, was begun. */
  Instant started() {
    return started;
  }

  /** Before a call: the process may die, or be held up; others may act meanwhile. */
  void before(String call) {
    live();
    world.log().add(world.now(), name, call);
    Optional<Disturbance> disturbance = chance.draw(Occasion.CALL, world.now(), name);
    if (disturbance.isPresent()) {
      switch (disturbance.get()) {
        case STALLED -> world.timeline().pass(Duration.ofSeconds(chance.between(30, 500)));
        case SLOW_CALL -> world.timeline().pass(Duration.ofSeconds(chance.between(1, 15)));
        default -> die("before " + call);
      }
    }
    sleep(Duration.ofMillis(chance.between(2, 40)));
  }

  /** After a call that was carried out. */
  void after(String call) {
    live();
    if (chance.draw(Occasion.ANSWER, world.now(), name).isPresent()) {
      die("after " + call);
    }
  }

  private void sleep(Duration time) {
    live();
    world.timeline().pass(time);
    if (!frozen && world.now().isAfter(started.plus(TIME_LIMIT))) {
      if (chance.fraction() >= LIVES_ON) {
        die("out of time");
      }
      // Frozen when its time was over, and thawed for another invocation.
      frozen = true;
    }
  }

  /** What is dead does nothing more, whoever catches what. */
  private void live() {
    if (dead) {
      throw new Killed(name + " is dead");
    }
  }

  void die(String when) {
    dead = true;
    world.log().add(world.now(), name, "dies " + when);
    throw new Killed(name + " dies " + when);
  }
}
