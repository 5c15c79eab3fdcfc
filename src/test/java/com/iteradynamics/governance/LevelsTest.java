package com.iteradynamics.governance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelsTest {

  @ParameterizedTest(name = "{0} gives {1}")
  @CsvSource({
    "O O O,             OK OK OK",
    "W,                 WATCH",
    "A,                 ALARM",
    "W A,               WATCH ALARM",
    "W O O O,           WATCH WATCH WATCH OK",
    "A O O O,           ALARM ALARM ALARM OK",
    "A O O W O O O,     ALARM ALARM ALARM ALARM ALARM ALARM OK",
    "A W W W W,         ALARM ALARM ALARM ALARM ALARM",
    "A O O O W,         ALARM ALARM ALARM OK WATCH",
    "W O O A O O O,     WATCH WATCH WATCH ALARM ALARM ALARM OK"
  })
  void aLevelGoesUpAtOnceAndDownAfterThreeReportsThatFoundItOk(String found, String held) {
    Levels.Standing[] stands = {Levels.Standing.FIRST};
    assertEquals(
        held,
        Stream.of(found.split(" "))
            .map(LevelsTest::level)
            .map(now -> stands[0] = Levels.after(stands[0], now))
            .map(standing -> standing.level().name())
            .collect(Collectors.joining(" ")));
  }

  private static AlertLevel level(String letter) {
    return Stream.of(AlertLevel.values())
        .filter(level -> level.name().startsWith(letter))
        .findFirst()
        .orElseThrow();
  }
}
