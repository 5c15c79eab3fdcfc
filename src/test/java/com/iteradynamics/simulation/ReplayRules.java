package com.iteradynamics.simulation;

import com.iteradynamics.adapter.aws.DynamoStore;
import com.iteradynamics.adapter.aws.EmulatedTables;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.simulation.aws.ModelDynamoDb;
import com.iteradynamics.simulation.aws.ModelTables;
import com.iteradynamics.simulation.aws.ModelTables.Written;
import com.iteradynamics.simulation.aws.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Whether a live decision follows from what was read, and from nothing else. When a plan or a
 * record is stored, a second run of the same cycle, new in every part, is given the answers that
 * the first one had. It has to ask the same, send the same and write the same; what it writes goes
 * into an empty store, and each stored attribute is compared.
 *
 * <p>A tick that was taken over is compared twice: its plan when it was decided, and its record
 * when whoever resumed it wrote that.
 */
final class ReplayRules {
  static final String RULE = "live decisions replay to the same bytes";

  /** One in so many hours is replayed. */
  static final int SHARE = 8;

  private static final String PLAN = "plan";

  /** What depends on who wrote an item and how often: never on what was decided. */
  private static final String LAST_WRITE = "last_write";

  private final World world;
  private final Set<Instant> replayed = new HashSet<>();

  ReplayRules(World world) {
    this.world = world;
  }

  /** How many hours were replayed. */
  int replayed() {
    return replayed.size();
  }

  /** What a process has just written in one request. */
  void written(Sandbox process, List<Written> writes) {
    Optional<Notes> notes = process.notes();
    if (notes.isPresent() && !world.isComingBack() && writes.stream().anyMatch(this::isDecision)) {
      compare(process.name(), notes.get(), writes);
    }
  }

  /** Whether this is a new plan, or a record, of one of the hours that are replayed. */
  private boolean isDecision(Written write) {
    Item before = new Item(write.before());
    Item after = new Item(write.after());
    boolean record = after.has("execution_branch") && !before.isThere();
    boolean plan = after.is("TICK#") && after.has(PLAN) && !before.has(PLAN);
    return (record || plan)
        && Math.floorMod(SimulationRandom.mix(world.seed() + after.text("sk").hashCode()), SHARE)
            == 0;
  }

  private void compare(String process, Notes notes, List<Written> writes) {
    Notes.Next next = secondRun(process, notes);
    Instant hour = ((TickKey) next.arguments().getFirst()).hour();
    Map<String, AttributeValue> first = bytes(writes);
    Map<String, AttributeValue> second = bytes(stored(next, writes));
    Broken.unless(first.equals(second), RULE, () -> hour + ": " + difference(first, second));
    replayed.add(hour);
  }

  /** Where a second run comes to that knows what the first one knew. */
  private Notes.Next secondRun(String process, Notes notes) {
    try {
      Object outcome = new SecondRun(world.seed(), world.bug(), world::now).of(notes);
      throw new Broken(RULE, process + " was not done where the second run was: " + outcome);
    } catch (Notes.CaughtUp caughtUp) {
      return caughtUp.next();
    } catch (Notes.Strayed strayed) {
      throw new Broken(RULE, process + ": " + strayed.getMessage());
    }
  }

  /** What the last thing that the second run did comes to in a store of its own. */
  private static List<Written> stored(Notes.Next next, List<Written> writes) {
    Instant hour = ((TickKey) next.arguments().getFirst()).hour();
    ModelTables tables = new ModelTables(() -> hour);
    ModelDynamoDb client = new ModelDynamoDb(tables, Wire.OK_REPORTS_TO_CLEAR);
    client.createTable(EmulatedTables.state(Sandbox.NAMES.stateTable()));
    client.createTable(EmulatedTables.cortex(Sandbox.NAMES.cortexTable()));
    for (Written write : writes) {
      Item before = new Item(write.before());
      // The mark that it is written ahead is taken away only by the process that made it.
      if (before.isThere() && !before.is("TICK#") && !isMark(before)) {
        client.putItem(put -> put.tableName(write.table()).item(write.before()));
      }
    }
    DynamoStore store =
        new DynamoStore(
            client, Sandbox.NAMES, Runnable::run, () -> hour, () -> "again", pause -> {});
    TickKey tick = (TickKey) next.arguments().getFirst();
    store.begin(tick, hour, hour.plus(Duration.ofHours(1)));
    List<Written> again = new ArrayList<>();
    tables.witness(again::addAll);
    try {
      write(store, tick, next);
    } catch (StoreException e) {
      throw new Broken(RULE, "what the second run writes is refused: " + e.getMessage());
    }
    return again;
  }

  @SuppressWarnings("unchecked") // The arguments are those of the port's own method.
  private static void write(TickStore store, TickKey tick, Notes.Next next) {
    List<Object> arguments = next.arguments();
    switch (next.call()) {
      case "TickStore.plan" -> store.plan(tick, (TickPlan) arguments.get(1));
      case "TickStore.finish" ->
          store.finish(
              tick,
              (Optional<PrimeState>) arguments.get(1),
              (List<JournaledOrder>) arguments.get(2),
              (CortexRecord) arguments.get(3));
      default -> throw new Broken(RULE, "the second run has not written but " + next);
    }
  }

  /**
   * Everything that was decided, by item and attribute; without what tells who wrote it. Of a lease
   * that is the plan alone.
   */
  private static Map<String, AttributeValue> bytes(List<Written> writes) {
    Map<String, AttributeValue> bytes = new TreeMap<>();
    for (Written write : writes) {
      Item item = new Item(write.after());
      if (!isMark(item)) {
        write
            .after()
            .forEach(
                (name, value) -> {
                  if (item.is("TICK#") ? name.equals(PLAN) : !name.equals(LAST_WRITE)) {
                    bytes.put(item.text("pk") + " " + item.text("sk") + " " + name, value);
                  }
                });
      }
    }
    return bytes;
  }

  private static boolean isMark(Item item) {
    return item.text("sk").equals("WRITTEN_AHEAD");
  }

  private static String difference(
      Map<String, AttributeValue> first, Map<String, AttributeValue> second) {
    Set<String> names = new TreeSet<>(first.keySet());
    names.addAll(second.keySet());
    names.removeIf(
        name -> Optional.ofNullable(first.get(name)).equals(Optional.ofNullable(second.get(name))));
    return names.stream()
        .map(
            name ->
                String.format(
                    Locale.ROOT, "%s is %s, then %s", name, first.get(name), second.get(name)))
        .collect(Collectors.joining("; "));
  }
}
