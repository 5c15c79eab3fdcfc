package com.iteradynamics.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample has the hours from 2025-01-01T00:00 to 2025-05-31T23:00. */
class TypedSpansTest {
  private static final String FORMS =
      "write 2023, 2023-01, 2023-01-31, 2023-01-31T10:00, 2023-01-31T10:00+01:00, or -90d: so many"
          + " hours (h), days (d), weeks (w) or years (y) back";

  @TempDir private Path folder;

  private Outcome run(String line) {
    return Run.in(folder).argus(line.split(" "));
  }

  /** Of a table that has a row for each candle: the header, the first and the last of them. */
  private String[] ends(String options) {
    Outcome traced = run("trace --sample --out - " + options).exits(0);
    return new String[] {
      traced.outLines().get(1).substring(0, 16), traced.outLines().getLast().substring(0, 16)
    };
  }

  @ParameterizedTest
  @CsvSource({
    "--from 2025, 2025-01-01T00:00, 2025-05-31T23:00",
    "--to 2025-03, 2025-01-01T00:00, 2025-03-31T23:00",
    "--from 2025-03, 2025-03-01T00:00, 2025-05-31T23:00",
    "--from=2025-03 --to=2025-03, 2025-03-01T00:00, 2025-03-31T23:00",
    "--from 2025-03-11 --to 2025-03-11, 2025-03-11T00:00, 2025-03-11T23:00",
    "--to 2025-03-11T00:00, 2025-01-01T00:00, 2025-03-11T00:00",
    "--from -90d, 2025-03-03T00:00, 2025-05-31T23:00",
    "--from=-90d --to=-30d, 2025-03-03T00:00, 2025-05-01T23:00",
    "--from -36h, 2025-05-30T12:00, 2025-05-31T23:00",
    "--from -2w --to -1w, 2025-05-18T00:00, 2025-05-24T23:00",
    "--from -1h, 2025-05-31T23:00, 2025-05-31T23:00",
    "--at 2025-03 --from -1d, 2025-02-28T00:00, 2025-02-28T23:00",
    "--at 2025-03-11 --from -1d, 2025-03-10T00:00, 2025-03-10T23:00"
  })
  void aSpanIsWhatWasTyped(String options, String first, String last) {
    assertEquals(first + " to " + last, String.join(" to ", ends(options)));
  }

  @Test
  void aSpanThatBeginsBeforeTheCandlesIsTold() {
    Outcome early = run("trace --sample --out - --from -1y").exits(0);
    assertTrue(
        early
            .err()
            .contains(
                "the candles begin at 2025-01-01T00:00:00Z, after --from 2024-06-01T00:00:00Z"),
        early.err());
    Outcome late = run("trace --sample --out - --to 2025").exits(0);
    assertTrue(
        late.err()
            .contains(
                "the candles end with the one of 2025-05-31T23:00:00Z, before --to"
                    + " 2025-12-31T23:00:00Z"),
        late.err());
    Outcome within = run("trace --sample --out - --from 2025 --to 2025-05").exits(0);
    assertFalse(within.err().contains("the candles begin"), within.err());
    assertFalse(within.err().contains("the candles end"), within.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "backtest --sample",
        "sweep --sample --param PRIME_HORIZON=12,24 --out o",
        "walkforward --sample --param PRIME_HORIZON=12,24",
        "montecarlo --sample",
        "check lookahead --sample",
        "check recursive --sample",
        "check parity --sample",
        "replay --sample",
        "trace --sample --out -",
        "feed check --sample",
        "feed compare --sample",
        "model train --sample",
        "model evaluate --sample",
        "candles export --sample --out -",
        "candles sync",
        "costs"
      })
  void whatIsNoTimeIsRefusedEverywhereWithAllForms(String command) {
    for (String option : new String[] {"--from", "--to"}) {
      for (String typed : new String[] {"90d", "2025-13", "-90x", "soon"}) {
        Outcome refused = run(command + " " + option + " " + typed).exits(2);
        assertEquals(
            "argus: " + option + ": \"" + typed + "\" is not a time; " + FORMS,
            refused.errLines().getFirst());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--from 2025-03 --to 2025-02,"
        + " --to 2025-02-28T23:00:00Z is before --from 2025-03-01T00:00:00Z",
    "--from -30d --to -30d, --to 2025-05-01T23:00:00Z is before --from 2025-05-02T00:00:00Z"
  })
  void aSpanThatEndsBeforeItBeginsIsRefused(String options, String said) {
    Outcome refused = run("backtest --sample " + options).exits(2);
    assertEquals("argus: " + said, refused.errLines().getLast());
  }

  @Test
  void aSpanWithoutACandleIsRefused() {
    Outcome none = run("backtest --sample --to -1y").exits(1);
    assertEquals(
        "argus: there is no candle to 2024-05-31T23:00:00Z: the candles run from"
            + " 2025-01-01T00:00:00Z to 2025-05-31T23:00:00Z",
        none.errLines().getLast());
    assertEquals(1, run("backtest --sample --from 2026").exitCode());
  }

  @Test
  void whatIsCountedBackForAtIsCountedFromNow() {
    Run then = Run.in(folder).at("2025-03-11T12:34:56Z");
    Outcome day = then.argus("trace", "--sample", "--out", "-", "--at", "-1d").exits(0);
    assertEquals("2025-03-10T11:00", day.outLines().getLast().substring(0, 16));
  }
}
