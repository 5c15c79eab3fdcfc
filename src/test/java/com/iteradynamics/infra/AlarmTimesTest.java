package com.iteradynamics.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * When alarms ring, by their own rules: a minute after the other, over what ticks write. CloudWatch
 * looks further back than the evaluation periods when data is missing, and does not say how far for
 * each alarm; its example is 5 for 3. So each row holds for a range that is as long as the periods,
 * and for one that is five thirds of it.
 */
class AlarmTimesTest {
  private static final Template OPERATIONS = Template.read("infra/operations.yaml");

  /** What a tick writes comes so much later, minutes. */
  private static final int DELAY = 2;

  private static final int HOUR = 60;

  /** An alarm, and how far it looks back at most, as a share of its periods. */
  private record Alarm(Map<String, Object> rules, double range) {
    static Alarm of(String name, double range) {
      return new Alarm(OPERATIONS.map("Resources/" + name + "/Properties"), range);
    }

    private int number(String name) {
      return rules.get(name) instanceof Integer number ? number : 1;
    }

    /**
     * Whether it is in alarm at the end of each minute.
     *
     * @param data values by the minute in which they were written
     */
    List<Boolean> states(NavigableMap<Integer, Double> data, int minutes) {
      List<Boolean> states = new ArrayList<>();
      boolean ringing = false;
      for (int now = 0; now < minutes; now++) {
        ringing = breaches(new TreeMap<>(data.headMap(now - DELAY, true)), now).orElse(ringing);
        states.add(ringing);
      }
      return states;
    }

    /** Empty leaves the state as it is. */
    private Optional<Boolean> breaches(NavigableMap<Integer, Double> data, int now) {
      int period = number("Period") / HOUR;
      int periods = number("EvaluationPeriods");
      int last = now / period;
      List<Boolean> real = new ArrayList<>();
      int reach = (int) Math.ceil(periods * range);
      for (int bucket = last - 1; bucket >= last - reach && real.size() < periods; bucket--) {
        NavigableMap<Integer, Double> values =
            data.subMap(bucket * period, true, (bucket + 1) * period, false);
        if (!values.isEmpty()) {
          real.add(breaching(statistic(values)));
        }
      }
      int filled = periods - real.size();
      String missing = String.valueOf(rules.get("TreatMissingData"));
      if (real.isEmpty() && missing.equals("ignore")) {
        return Optional.empty();
      }
      long bad = real.stream().filter(each -> each).count();
      return Optional.of(
          bad + (missing.equals("breaching") ? filled : 0) >= number("DatapointsToAlarm", periods));
    }

    private int number(String name, int otherwise) {
      return rules.get(name) instanceof Integer number ? number : otherwise;
    }

    private double statistic(NavigableMap<Integer, Double> values) {
      return "Sum".equals(rules.get("Statistic"))
          ? values.values().stream().mapToDouble(each -> each).sum()
          : values.values().stream().mapToDouble(each -> each).max().orElseThrow();
    }

    private boolean breaching(double value) {
      double threshold = ((Number) rules.get("Threshold")).doubleValue();
      return "LessThanThreshold".equals(rules.get("ComparisonOperator"))
          ? value < threshold
          : value >= threshold;
    }
  }

  /** A value at one minute past each of these hours. */
  private static NavigableMap<Integer, Double> at(double value, IntStream hours) {
    NavigableMap<Integer, Double> data = new TreeMap<>();
    hours.forEach(hour -> data.put(hour * HOUR + 1, value));
    return data;
  }

  private static int first(List<Boolean> states, int from) {
    return IntStream.range(from, states.size()).filter(states::get).findFirst().orElse(-1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 4 / 3.0, 5 / 3.0})
  void ticksThatComeRingNothingOnceTheFirstHasFinished(double range) {
    List<Boolean> missed =
        Alarm.of("TickMissed", range).states(at(1, IntStream.range(1, 48)), 2_880);
    assertTrue(missed.getFirst(), "it begins by missing the first");
    assertEquals(-1, first(missed, HOUR + 10));
    for (String alarm :
        List.of("HoursMissed", "KillSwitch", "OrderUnresolved", "NeedsAttention", "EventBusAway")) {
      List<Boolean> states = Alarm.of(alarm, range).states(at(0, IntStream.range(1, 48)), 2_880);
      assertEquals(-1, first(states, 0), alarm + " is quiet from the first minute");
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 4 / 3.0, 5 / 3.0})
  void silenceIsReportedWithinTwoHoursOfTheTickThatDidNotCome(double range) {
    List<Boolean> states =
        Alarm.of("TickMissed", range).states(at(1, IntStream.range(1, 10)), 1_440);
    int due = 10 * HOUR + 1;
    int told = first(states, 3 * HOUR);
    assertTrue(told > due + 30 && told <= due + 120, told - due + " minutes after it was due");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 4 / 3.0, 5 / 3.0})
  void oneMissedHourIsReportedWithinTwoHours(double range) {
    NavigableMap<Integer, Double> missed = at(0, IntStream.range(1, 30));
    missed.remove(10 * HOUR + 1);
    missed.put(11 * HOUR + 1, 1.0);
    List<Boolean> states = Alarm.of("HoursMissed", range).states(missed, 1_800);
    int due = 10 * HOUR + 1;
    int told = first(states, 0);
    assertTrue(told > due && told <= due + 120, told - due + " minutes after it was due");
    assertTrue(!states.get(told + 60), "and is over with the hour after it");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 4 / 3.0, 5 / 3.0})
  void aTickThatARetryBringsWithinFourMinutesRingsNothing(double range) {
    NavigableMap<Integer, Double> data = at(1, IntStream.range(1, 30));
    data.remove(10 * HOUR + 1);
    data.put(10 * HOUR + 5, 1.0);
    assertEquals(-1, first(Alarm.of("TickMissed", range).states(data, 1_740), HOUR + 10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NeedsAttention", "EventBusAway"})
  void twoHoursInARowCallAPersonAndOneDoesNot(String name) {
    NavigableMap<Integer, Double> data = at(0, IntStream.range(1, 48));
    data.put(10 * HOUR + 1, 1.0);
    assertEquals(-1, first(Alarm.of(name, 5 / 3.0).states(data, 1_200), 0), "one");
    IntStream.range(20, 48).forEach(hour -> data.put(hour * HOUR + 1, 1.0));
    int told = first(Alarm.of(name, 5 / 3.0).states(data, 2_880), 0);
    assertTrue(told > 21 * HOUR && told <= 22 * HOUR + 5, told + "");
  }

  /** A strategy that fails, or a bus that is away, with an hour in between that nobody decided. */
  @ParameterizedTest
  @CsvSource({"NeedsAttention, 30", "NeedsAttention, 4", "EventBusAway, 168"})
  void whatLastsRingsOnceUntilTheTickThatEndsIt(String name, int hours) {
    NavigableMap<Integer, Double> data = at(0, IntStream.range(1, hours + 15));
    IntStream.range(10, 10 + hours).forEach(hour -> data.put(hour * HOUR + 1, 1.0));
    data.remove((10 + hours / 2 + 1) * HOUR + 1);
    List<Boolean> states = Alarm.of(name, 5 / 3.0).states(data, (hours + 15) * HOUR);
    int told = first(states, 0);
    int end = (10 + hours) * HOUR + 1;
    assertTrue(told > 11 * HOUR && told <= 12 * HOUR + 5, told + "");
    List<Boolean> meanwhile = states.subList(told, end);
    assertTrue(!meanwhile.contains(false), "without a pause");
    assertEquals(-1, first(states, end + HOUR), "and is over with the hour after it");
  }

  /** Another book or product has no data yet: what a tick says is quiet, whatever was before. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HoursMissed",
        "KillSwitch",
        "OrderUnresolved",
        "Drawdown",
        "NeedsAttention",
        "EventBusAway",
        "Drift"
      })
  void goingLiveRingsNothingThatATickHasToSay(String name) {
    assertEquals(-1, first(Alarm.of(name, 5 / 3.0).states(new TreeMap<>(), 2_880), 0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 4 / 3.0, 5 / 3.0})
  void theMissedCheckIsQuietWhileChecksComeAndRingsAfterADay(double range) {
    Alarm alarm = Alarm.of("GovernanceMissed", range);
    NavigableMap<Integer, Double> daily = new TreeMap<>();
    IntStream.range(0, 6).forEach(day -> daily.put(day * 24 * HOUR + 20, 1.0));
    assertEquals(-1, first(alarm.states(daily, 6 * 24 * HOUR), 2 * HOUR));
    int told = first(alarm.states(daily, 10 * 24 * HOUR), 2 * HOUR);
    int last = 5 * 24 * HOUR + 20;
    assertTrue(told > last + 26 * HOUR && told < last + 46 * HOUR, told - last + " minutes after");
  }
}
