package com.iteradynamics.research.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search tries, and in which order. */
class SearchSpaceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A=1,2,5         | A | 1 2 5",
        "A=on            | A | on",
        "A=0.1:0.5:0.2   | A | 0.1 0.3 0.5",
        "A=0.1:0.4:0.1   | A | 0.1 0.2 0.3 0.4",
        "A=10:25:10      | A | 10 20",
        "A=-1:1:1        | A | -1 0 1",
        "A=3:3:1         | A | 3",
      })
  void anAxisHasItsValues(String text, String name, String values) {
    assertEquals(new Axis(name, List.of(values.split(" "))), Axis.parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A          | a parameter is NAME=1,2,5 or NAME=FROM:TO:STEP, was A",
        "=1         | a parameter is NAME=1,2,5 or NAME=FROM:TO:STEP, was =1",
        "A=         | a parameter is NAME=1,2,5 or NAME=FROM:TO:STEP, was A=",
        "A=1,1      | A has a value twice",
        "A=0.1,0.10 | A has a value twice",
        "A=1:2:0    | A must go upwards in steps > 0, was 1:2:0",
        "A=2:1:1    | A must go upwards in steps > 0, was 2:1:1",
        "A=1:2:x    | A=FROM:TO:STEP takes three numbers, was 1:2:x",
        "A=0:1:1e-9 | A would have more than a million values",
      })
  void whatIsNoAxisIsRefused(String text, String why) {
    assertEquals(
        why, assertThrows(IllegalArgumentException.class, () -> Axis.parse(text)).getMessage());
  }

  @Test
  void aGridHasEveryCombinationAndTheLastParameterChangesFirst() {
    SearchSpace grid = new SearchSpace.Grid(List.of(Axis.parse("A=1,2"), Axis.parse("B=x,y,z")));
    List<String> all = new ArrayList<>();
    for (long i = 0; i < grid.size(); i++) {
      all.add(String.join("", grid.settings(i).values()));
    }
    assertEquals(List.of("1x", "1y", "1z", "2x", "2y", "2z"), all);
    assertEquals(List.of("A", "B"), List.copyOf(grid.settings(4).keySet()));
  }

  @Test
  void aGridThatNoNumberCountsIsAsLargeAsANumberCanBe() {
    Axis million = Axis.parse("A=1:1000000:1");
    assertEquals(1_000_000_000_000L, new SearchSpace.Grid(List.of(million, million)).size());
    assertEquals(
        Long.MAX_VALUE, new SearchSpace.Grid(List.of(million, million, million, million)).size());
  }

  @ParameterizedTest
  @CsvSource({
    "A=1:7:1 B=1:3:1, 21",
    "A=1:30:1, 30",
    "A=1:1000:1, 1000",
    "A=1:65:1 B=1:2:1, 130",
    "A=1 B=1:100:1 C=x, 100"
  })
  void aDrawOfAllHasEveryCombinationOnce(String axes, long all) {
    List<Axis> parsed = axes(axes);
    SearchSpace draw = new SearchSpace.Draw(parsed, 5_000, 7);
    assertEquals(all, draw.size());
    Set<Map<String, String>> drawn = new HashSet<>();
    Set<Map<String, String>> grid = new HashSet<>();
    for (long i = 0; i < all; i++) {
      drawn.add(draw.settings(i));
      grid.add(new SearchSpace.Grid(parsed).settings(i));
    }
    assertEquals(grid, drawn);
  }

  @Test
  void aDrawIsTheSameAgainAndFavoursNoCombination() {
    List<Axis> axes = axes("A=1,2,3 B=1:100:1");
    Map<String, Integer> counts = new HashMap<>();
    int seeds = 3_000;
    for (long seed = 0; seed < seeds; seed++) {
      SearchSpace draw = new SearchSpace.Draw(axes, 30, seed);
      for (long i = 0; i < draw.size(); i++) {
        assertEquals(draw.settings(i), new SearchSpace.Draw(axes, i + 1, seed).settings(i));
        counts.merge(draw.settings(i).toString(), 1, Integer::sum);
      }
    }
    assertEquals(300, counts.size());
    // A tenth of the seeds draws each: 300, with a deviation of 16.4, six of those.
    counts.forEach((each, count) -> assertEquals(300, count, 99, each));
  }

  /** The places of the first draws, of all those that there are, are spread evenly. */
  @ParameterizedTest
  @CsvSource({"A=1:1000000:1", "A=1:1000000:1 B=1,2"})
  void aDrawFromALongAxisIsSpreadOverAllOfIt(String text) {
    SearchSpace draw = new SearchSpace.Draw(axes(text), 2_000, 1);
    int[] tenths = new int[10];
    for (long i = 0; i < 2_000; i++) {
      tenths[(Integer.parseInt(draw.settings(i).get("A")) - 1) / 100_000]++;
    }
    for (int tenth : tenths) {
      // 200, with a deviation of 13.4, six of those.
      assertEquals(200, tenth, 81);
    }
  }

  @Test
  void aDrawFromMoreCombinationsThanANumberCountsRepeatsNone() {
    SearchSpace draw =
        new SearchSpace.Draw(
            axes("A=1:1000000:1 B=1:1000000:1 C=1:1000000:1 D=1:1000000:1"), 50_000, 3);
    assertEquals(50_000, draw.size());
    Set<Map<String, String>> drawn = new HashSet<>();
    for (long i = 0; i < draw.size(); i++) {
      drawn.add(draw.settings(i));
    }
    assertEquals(50_000, drawn.size());
  }

  private static List<Axis> axes(String text) {
    return Stream.of(text.split(" ")).map(Axis::parse).toList();
  }
}
