package com.iteradynamics.governance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.governance.JointLimits.Band;
import com.iteradynamics.governance.JointLimits.Measure;
import com.iteradynamics.testkit.Seed;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JointLimitsTest {

  @Test
  void oneMeasureHasItsLargestValuesBeyond() {
    double[] values = IntStream.rangeClosed(1, 100).mapToDouble(i -> i).toArray();
    assertEquals(
        List.of(new Band(0, 95)), JointLimits.bands(List.of(new Measure(values, 0, false)), 0.05));
  }

  @Test
  void ofBothSidesEachHasHalf() {
    double[] values = IntStream.rangeClosed(1, 100).mapToDouble(i -> i).toArray();
    assertEquals(
        List.of(new Band(4, 97)), JointLimits.bands(List.of(new Measure(values, 50, true)), 0.07));
  }

  @Test
  void tiedValuesAreNeverBeyondTogether() {
    double[] values = IntStream.rangeClosed(1, 100).mapToDouble(i -> Math.min(i, 90)).toArray();
    assertEquals(
        90, JointLimits.bands(List.of(new Measure(values, 0, false)), 0.05).getFirst().high());
  }

  @Test
  void theSameMeasureTwiceChangesNothingAndTwoThatDisagreeShareWhatIsAllowed() {
    double[] up = IntStream.rangeClosed(1, 100).mapToDouble(i -> i).toArray();
    double[] down = IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray();
    Measure one = new Measure(up, 0, false);
    assertEquals(
        List.of(new Band(0, 94), new Band(0, 94)), JointLimits.bands(List.of(one, one), 0.06));
    assertEquals(
        List.of(new Band(0, 97), new Band(0, 97)),
        JointLimits.bands(List.of(one, new Measure(down, 0, false)), 0.06));
  }

  @Test
  void whateverTheMeasuresNoMoreWindowsThanAllowedAreBeyondAny() {
    long seed = Seed.value();
    Random random = new Random(seed);
    int windows = 50 + random.nextInt(400);
    List<Measure> measures =
        IntStream.range(0, 1 + random.nextInt(12))
            .mapToObj(
                m ->
                    new Measure(
                        IntStream.range(0, windows)
                            .mapToDouble(
                                w ->
                                    random.nextInt(9) == 0
                                        ? Double.NaN
                                        : Math.round(20 * Math.abs(random.nextGaussian())))
                            .toArray(),
                        0,
                        random.nextBoolean()))
            .toList();
    List<Band> bands = JointLimits.bands(measures, 0.05);
    long beyond =
        IntStream.range(0, windows)
            .filter(
                w ->
                    IntStream.range(0, bands.size())
                        .anyMatch(m -> !bands.get(m).holds(measures.get(m).values()[w])))
            .count();
    assertEquals(true, beyond <= 0.05 * windows, beyond + " of " + windows);
  }
}
