package com.iteradynamics.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.model.LineageEntry.Action;
import com.iteradynamics.model.LineageEntry.Data;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineageTest {
  private static final String A = "aaaaaaaaaaaa";
  private static final String B = "bbbbbbbbbbbb";
  private static final Instant NOW = Instant.parse("2026-11-22T12:34:56Z");

  @Test
  void aRollbackGivesTheSayToTheOnePromotedBefore() {
    Lineage lineage =
        Lineage.EMPTY
            .and(entry(Action.TRAINED, A, null))
            .and(entry(Action.PROMOTED, A, null))
            .and(entry(Action.PROMOTED, B, A))
            .and(entry(Action.PROMOTED, A, B));
    assertEquals(Optional.of(A), lineage.current());
    assertEquals(Optional.of(B), lineage.before());
    lineage = lineage.and(entry(Action.ROLLED_BACK, A, B));
    assertEquals(Optional.of(B), lineage.current());
    lineage = lineage.and(entry(Action.ROLLED_BACK, B, A)).and(entry(Action.ROLLED_BACK, A, null));
    assertEquals(Optional.empty(), lineage.current());
    assertEquals(7, lineage.entries().size());
  }

  @Test
  void whatDoesNotFollowIsRefused() {
    Lineage promoted = Lineage.EMPTY.and(entry(Action.PROMOTED, A, null));
    for (LineageEntry no :
        new LineageEntry[] {
          entry(Action.ROLLED_BACK, B, null),
          entry(Action.ROLLED_BACK, A, B),
          entry(Action.PROMOTED, B, null),
          entry(Action.TRAINED, B, null)
        }) {
      assertThrows(IllegalArgumentException.class, () -> promoted.and(no), no::toString);
    }
  }

  @Test
  void aModelIsSwitchedOffAndOnWhicheverHasTheSay() {
    Lineage lineage =
        Lineage.EMPTY
            .and(entry(Action.PROMOTED, A, null))
            .and(entry(Action.PROMOTED, B, A))
            .and(entry(Action.SWITCHED_OFF, A, B));
    assertEquals(Optional.of(B), lineage.current(), "a switch gives nobody the say");
    assertEquals(Optional.empty(), lineage.off(B));
    LineageEntry off = lineage.off(A).orElseThrow();
    assertEquals("because", off.why());
    assertEquals(
        Optional.of(off),
        lineage.and(entry(Action.ROLLED_BACK, B, A)).off(A),
        "it is off still when it has the say again");
    assertEquals(
        Optional.of(off),
        lineage.and(entry(Action.PROMOTED, A, B)).off(A),
        "and when it is promoted anew");
    assertEquals(Optional.empty(), lineage.and(entry(Action.SWITCHED_ON, A, B)).off(A));
    for (LineageEntry no :
        new LineageEntry[] {
          entry(Action.SWITCHED_OFF, A, B),
          entry(Action.SWITCHED_ON, B, B),
          entry(Action.SWITCHED_OFF, B, null)
        }) {
      assertThrows(IllegalArgumentException.class, () -> lineage.and(no), no::toString);
    }
    assertEquals(
        new Lineage.Result.Ok(lineage).lineage().entries(),
        assertInstanceOf(Lineage.Result.Ok.class, Lineage.read(lineage.write()))
            .lineage()
            .entries());
  }

  @Test
  void aModelChallengesUntilItIsEndedReplacedOrActive() {
    Lineage one =
        Lineage.EMPTY.and(entry(Action.PROMOTED, A, null)).and(entry(Action.CHALLENGED, B, A));
    assertEquals(Optional.of(B), one.challenger());
    assertEquals(Optional.of(A), one.current(), "a challenge gives nobody the say");
    assertEquals(
        Optional.of(B),
        assertInstanceOf(Lineage.Result.Ok.class, Lineage.read(one.write()))
            .lineage()
            .challenger());
    String c = "cccccccccccc";
    assertEquals(Optional.of(c), one.and(entry(Action.CHALLENGED, c, A)).challenger());
    assertEquals(Optional.empty(), one.and(entry(Action.CHALLENGE_ENDED, B, A)).challenger());
    assertEquals(Optional.of(B), one.and(entry(Action.SWITCHED_OFF, B, A)).challenger());
    assertEquals(Optional.of(B), one.and(entry(Action.PROMOTED, c, A)).challenger());
    Lineage promoted = one.and(entry(Action.PROMOTED, B, A));
    assertEquals(Optional.empty(), promoted.challenger());
    assertEquals(
        Optional.empty(), promoted.and(entry(Action.ROLLED_BACK, B, A)).challenger(), "for good");
    Lineage back =
        promoted.and(entry(Action.CHALLENGED, A, B)).and(entry(Action.ROLLED_BACK, B, A));
    assertEquals(Optional.empty(), back.challenger(), "a rollback may make it the active one");
    for (LineageEntry no :
        new LineageEntry[] {
          entry(Action.CHALLENGED, B, A),
          entry(Action.CHALLENGED, A, A),
          entry(Action.CHALLENGED, c, null),
          entry(Action.CHALLENGE_ENDED, A, A),
          entry(Action.CHALLENGE_ENDED, c, A)
        }) {
      assertThrows(IllegalArgumentException.class, () -> one.and(no), no::toString);
    }
  }

  @Test
  void aLineageIsReadAsItWasWritten() {
    LineageEntry full =
        new LineageEntry(
            NOW,
            Action.PROMOTED,
            A,
            Optional.empty(),
            "Zoë \"Z\"",
            "two\nlines",
            true,
            Optional.of(new Data(NOW, NOW, "ab")),
            Map.of("log_loss", 0.1 + 0.2));
    Lineage lineage = Lineage.EMPTY.and(full).and(entry(Action.ROLLED_BACK, A, null));
    byte[] file = lineage.write();
    assertEquals(2, new String(file, UTF_8).lines().count());
    Lineage again = assertInstanceOf(Lineage.Result.Ok.class, Lineage.read(file)).lineage();
    assertEquals(lineage.entries(), again.entries());
    assertArrayEquals(file, again.write());
  }

  @Test
  void anyDamageIsToldWithItsLine() {
    String good = new String(Lineage.EMPTY.and(entry(Action.PROMOTED, A, null)).write(), UTF_8);
    for (String[] row :
        new String[][] {
          {good.strip(), "it ends in the middle of a line"},
          {good + "\n", "line 2: it does not begin as an object"},
          {good + "{}\n", "line 2: it has no "},
          {good + "nonsense\n", "line 2: Unrecognized token"},
          {good + good, "line 2: its parent is none, and should be " + A},
          {good.replace("promoted", "rolled_back"), "line 1: " + A + " is rolled back"},
          {good.replace("promoted", "praised"), "line 1: "},
          {good.replace("2026-", "20x6-"), "line 1: "},
          {good.replace("\"who\":\"me\"", "\"who\":7"), "line 1: who is of another kind"},
          {good.replace("\"who\":\"me\",", ""), "line 1: it has no who"},
          {good.replace("\"who\":\"me\"", "\"who\":\"me\",\"who\":\"you\""), "line 1: Duplicate"},
          {good.replace("\"who\"", "\"whom\""), "line 1: it has an unknown field whom"},
          {good.replace("\"metrics\":{}", "\"metrics\":{\"x\":\"1\"}"), "line 1: x is no number"},
          {good.replace("\"metrics\":{}", "\"metrics\":{\"x\":1e999}"), "line 1: x must be finite"},
          {good.replace("\"forced\":false", "\"forced\":null"), "line 1: forced is neither"},
          {good.replace(A, "../../etc/x"), "line 1: a model's id has 12 hex digits"},
          {good.replace("}\n", "} {}\n"), "line 1: something follows its end"}
        }) {
      String reason =
          assertInstanceOf(
                  Lineage.Result.Damaged.class, Lineage.read(row[0].getBytes(UTF_8)), row[0])
              .reason();
      assertTrue(reason.startsWith(row[1]), reason);
    }
    assertInstanceOf(
        Lineage.Result.Damaged.class, Lineage.read("ä\n".getBytes(StandardCharsets.ISO_8859_1)));
  }

  static LineageEntry entry(Action action, String model, String parent) {
    return new LineageEntry(
        NOW,
        action,
        model,
        Optional.ofNullable(parent),
        "me",
        "because",
        false,
        Optional.empty(),
        Map.of());
  }
}
