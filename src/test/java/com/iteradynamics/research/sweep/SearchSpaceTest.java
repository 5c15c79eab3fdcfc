package com.iteradynamics.research.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  @Test
  void aDrawIsTheSameAgainAndFavoursNoValue() {
    List<Axis> axes = List.of(Axis.parse("A=1,2,3"), Axis.parse("B=1:10:1"));
    SearchSpace draw = new SearchSpace.Draw(axes, 30_000, 7);
    Map<String, Integer> counts = new HashMap<>();
    for (long i = 0; i < draw.size(); i++) {
      assertEquals(draw.settings(i), new SearchSpace.Draw(axes, 1, 7).settings(i));
      counts.merge(draw.settings(i).toString(), 1, Integer::sum);
    }
    assertEquals(30, counts.size());
    // 1,000 expected of each; six standard deviations of sqrt(1000) are 190.
    counts.forEach((each, count) -> assertEquals(1_000, count, 190, each));
    assertEquals(
        false,
        draw.settings(0).equals(new SearchSpace.Draw(axes, 1, 8).settings(0))
            && draw.settings(1).equals(new SearchSpace.Draw(axes, 2, 8).settings(1))
            && draw.settings(2).equals(new SearchSpace.Draw(axes, 3, 8).settings(2)));
  }
}
