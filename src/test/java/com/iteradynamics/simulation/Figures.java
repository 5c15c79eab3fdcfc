package com.iteradynamics.simulation;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.execution.port.WatchOutcome;
import com.iteradynamics.venue.VenueFault;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is counted in a world, or in many. */
final class Figures {
  private final Map<Disturbance, Integer> disturbances = new EnumMap<>(Disturbance.class);
  private final Map<Disturbance, Integer> ticks = new EnumMap<>(Disturbance.class);
  private final Map<VenueFault, Integer> venueFaults = new EnumMap<>(VenueFault.class);
  private final Map<String, Integer> branches = new TreeMap<>();
  private final Map<String, Integer> orderStates = new TreeMap<>();
  private final Map<String, Integer> paperRules = new TreeMap<>();
  private final Map<LateArrival, Integer> lateArrivals = new EnumMap<>(LateArrival.class);
  private int invocations;
  private int records;
  private int failures;
  private int deaths;
  private int recoveries;
  private int worstRecovery;
  private int orders;
  private int replayed;
  private int watches;
  private int soldByWatch;

  /** A watch has ended. */
  void watch(WatchOutcome outcome) {
    watches++;
    soldByWatch +=
        outcome instanceof WatchOutcome.Recorded(CortexRecord record, boolean before)
                && !before
                && !record.entries("orders").isEmpty()
            ? 1
            : 0;
  }

  int watches() {
    return watches;
  }

  /** How many watches have made an order. */
  int soldByWatch() {
    return soldByWatch;
  }

  void invocation() {
    invocations++;
  }

  /**
   * A tick on paper that was decided.
   *
   * @param source whose rules it named: the venue's, or those of the settings; empty text when none
   */
  void rules(String source) {
    paperRules.merge(source, 1, Integer::sum);
  }

  /** How many ticks on paper were decided by whose rules. */
  Map<String, Integer> paperRules() {
    return paperRules;
  }

  void failure() {
    failures++;
  }

  void death() {
    deaths++;
  }

  /**
   * A record.
   *
   * @param took how long after its tick was first begun
   * @param recovered whether another process wrote it than the one that began its tick
   */
  void record(String branch, Duration took, boolean recovered) {
    records++;
    branches.merge(branch, 1, Integer::sum);
    if (recovered) {
      recoveries++;
      worstRecovery = Math.max(worstRecovery, (int) Math.ceilDiv(took.toMinutes(), 60));
    }
  }

  /** A live tick has its record; what had happened since the one before. */
  void met(Set<Disturbance> disturbed) {
    disturbed.forEach(each -> ticks.merge(each, 1, Integer::sum));
  }

  void late(LateArrival what) {
    lateArrivals.merge(what, 1, Integer::sum);
  }

  Map<LateArrival, Integer> lateArrivals() {
    return lateArrivals;
  }

  /** Hours whose decision was made once more and compared. */
  void replayed(int hours) {
    replayed += hours;
  }

  void order(OurOrder order) {
    orders += order.venue().isPresent() ? 1 : 0;
    orderStates.merge(order.journal().text("state"), 1, Integer::sum);
  }

  /**
   * What went wrong.
   *
   * @param met which calls met which of the venue's faults: not every call can meet every fault
   */
  void faults(Map<Disturbance, Integer> happened, Map<VenueFault, Integer> met) {
    add(happened, disturbances);
    add(met, venueFaults);
  }

  void add(Figures others) {
    faults(others.disturbances, others.venueFaults);
    add(others.ticks, ticks);
    add(others.branches, branches);
    add(others.orderStates, orderStates);
    add(others.paperRules, paperRules);
    add(others.lateArrivals, lateArrivals);
    invocations += others.invocations;
    records += others.records;
    failures += others.failures;
    deaths += others.deaths;
    recoveries += others.recoveries;
    worstRecovery = Math.max(worstRecovery, others.worstRecovery);
    orders += others.orders;
    replayed += others.replayed;
    watches += others.watches;
    soldByWatch += others.soldByWatch;
  }

  private static <K> void add(Map<K, Integer> more, Map<K, Integer> sums) {
    more.forEach((which, count) -> sums.merge(which, count, Integer::sum));
  }

  int replayed() {
    return replayed;
  }

  int records() {
    return records;
  }

  Map<Disturbance, Integer> disturbances() {
    return disturbances;
  }

  /** How many live ticks met each disturbance. */
  Map<Disturbance, Integer> ticks() {
    return ticks;
  }

  Map<VenueFault, Integer> venueFaults() {
    return venueFaults;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "ticks %d, invocations %d, failures %d, deaths %d, orders %d %s, recoveries %d, worst recovery %d ticks, replayed %d, watches %d of which sold %d, late orders %s, rules on paper %s%n%s%nticks with each disturbance %s%nhow often it happened %s%nthe venue's faults %s",
        records,
        invocations,
        failures,
        deaths,
        orders,
        orderStates,
        recoveries,
        worstRecovery,
        replayed,
        watches,
        soldByWatch,
        lateArrivals,
        paperRules,
        branches,
        ticks,
        disturbances,
        venueFaults);
  }
}
