package com.iteradynamics.simulation;

import com.iteradynamics.adapter.aws.DynamoTables;
import com.iteradynamics.adapter.aws.EmulatedTables;
import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import com.iteradynamics.cortex.TickEvent;
import com.iteradynamics.simulation.Disturbance.Occasion;
import com.iteradynamics.simulation.aws.ModelBuckets;
import com.iteradynamics.simulation.aws.ModelDynamoDb;
import com.iteradynamics.simulation.aws.ModelTables;
import com.iteradynamics.simulation.aws.Wire;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.venue.CoinbaseVenue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One world: a market, a venue, AWS, people, and Argus among them, for some days. Everything in it
 * follows from its seed.
 */
final class World {
  static final String HOST = "api.coinbase.com";
  static final BigDecimal PAPER_CASH = new BigDecimal("1000");

  /** How many hours at the end nothing is disturbed, so that everything can come to its end. */
  private static final int QUIET = 8;

  /** How long it takes to find out that the event bus does not answer. */
  private static final Duration BUS_PATIENCE = Duration.ofSeconds(1);

  private final long seed;
  private final Bug bug;
  private final SimulationRandom chance;
  private final Log log;
  private final WorldSettings settings;
  private final SimulatedCandles tape;
  private final Timeline timeline;
  private final ModelTables tables;
  private final ModelBuckets buckets = new ModelBuckets().create(SimulatedCandles.BUCKET);
  private final CoinbaseVenue venue;
  private final KeyCheck keys;
  private final Rules rules;
  private final Function function;
  private final People people;
  private final Archive archive;
  private final Outages outages;
  private final Figures figures = new Figures();
  private Instant venueOffUntil = Instant.EPOCH;
  private boolean comingBack;

  /**
   * @param leftOut ids of disturbances that do not happen although they are drawn
   * @param verbose whether the log's lines are kept
   */
  World(long seed, Bug bug, Set<Long> leftOut, boolean verbose) {
    this.seed = seed;
    this.bug = bug;
    chance = new SimulationRandom(seed, leftOut);
    log = new Log(verbose);
    settings = WorldSettings.of(seed);
    tape = SimulatedCandles.of(settings.tape());
    timeline = new Timeline(tape.start());
    tables = new ModelTables(timeline::now);
    ModelDynamoDb maker = new ModelDynamoDb(tables, Wire.OK_REPORTS_TO_CLEAR);
    maker.createTable(EmulatedTables.state(Sandbox.NAMES.stateTable()));
    maker.createTable(EmulatedTables.cortex(Sandbox.NAMES.cortexTable()));
    tables.endOfLife(Sandbox.NAMES.stateTable(), DynamoTables.TTL);
    keys = new KeyCheck();
    venue =
        new CoinbaseVenue(
            settings.venue(seed), tape.candles(), timeline::now, keys, settings.lasting());
    venue.hands().deposit("USD", settings.cashUsd());
    venue.hands().deposit("BTC", settings.coins());
    rules = new Rules(this);
    function = new Function(this);
    people = new People(this);
    archive = new Archive(this, buckets, tape);
    outages = new Outages(this);
  }

  /**
   * Lets the world run to its end, or until {@code until} has passed.
   *
   * @throws Broken when a rule does not hold
   */
  void run(Instant until) {
    for (int hour = 0; hour < SimulatedCandles.HOURS; hour++) {
      int number = hour;
      timeline.at(tape.hour(hour), () -> begin(number));
    }
    while (timeline.next()) {
      rules.check();
      if (now().isAfter(until)) {
        return;
      }
    }
    comingBack = true;
    new ComeBack(this, people, function).check();
    rules.end();
    archive.check();
    figures.faults(chance.counts(), venue.faults().counts());
  }

  private void begin(int number) {
    Instant hour = tape.hour(number);
    boolean last = number >= SimulatedCandles.HOURS - QUIET;
    if (last) {
      chance.quiet(true);
      people.goHome();
      deploy(true);
    }
    SimulationRandom.Scope scope = chance.scope("hour " + number);
    archive.disturb(scope, hour);
    outages.disturb(chance.scope("outages " + number));
    people.plan(scope, hour);
    function.plan(scope, hour, number, last);
    if (number % 24 == 0) {
      tables.forgetEnded();
    }
  }

  /** Whether this process may ask the venue this. */
  void mayAsk(HttpCall call) {
    rules.mayAsk(call);
  }

  void lookAtVenue() {
    rules.lookAtVenue();
  }

  /** Publishes events, or does not take them. */
  boolean published(Sandbox process, List<TickEvent> events) {
    process.before("publish " + events.size() + " events");
    rules.tells(process, events);
    Optional<Disturbance> refused = process.chance().draw(Occasion.EVENTS, now(), "events");
    boolean away = outages.isAway(Disturbance.EVENT_BUS_AWAY);
    if (away) {
      timeline.pass(BUS_PATIENCE);
    }
    boolean taken = !away && refused.isEmpty();
    if (taken) {
      rules.published(events);
    } else {
      rules.notTaken(process);
    }
    process.after("publish");
    return taken;
  }

  /** The venue's clock is off from now on for a minute. */
  void venueGoesOff() {
    venueOffUntil = now().plusSeconds(61);
  }

  boolean venueIsOff() {
    return now().isBefore(venueOffUntil);
  }

  /** Layer 2 as processes have it: in the end one that wants nothing but to buy and sell again. */
  Strategy strategy() {
    return (closed, regime, context) ->
        comingBack
            ? ComeBack.intent(context.now())
            : settings.strategy().intend(closed, regime, context);
  }

  /** Whether it is tried if the book can come back to buying. */
  boolean isComingBack() {
    return comingBack;
  }

  Instant now() {
    return timeline.now();
  }

  void in(Duration later, Runnable act) {
    timeline.in(later, act);
  }

  long seed() {
    return seed;
  }

  Bug bug() {
    return bug;
  }

  SimulationRandom chance() {
    return chance;
  }

  Log log() {
    return log;
  }

  WorldSettings settings() {
    return settings;
  }

  SimulatedCandles tape() {
    return tape;
  }

  Timeline timeline() {
    return timeline;
  }

  ModelTables tables() {
    return tables;
  }

  ModelBuckets buckets() {
    return buckets;
  }

  CoinbaseVenue venue() {
    return venue;
  }

  Archive archive() {
    return archive;
  }

  Outages outages() {
    return outages;
  }

  KeyCheck keys() {
    return keys;
  }

  /** Deploys the function anew, with our key or another one. */
  void deploy(boolean rightKey) {
    keys.deploy(rightKey);
    function.renew();
  }

  Rules rules() {
    return rules;
  }

  Figures figures() {
    return figures;
  }
}
