package com.iteradynamics.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.model.LineageEntry.Action;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every shelf keeps to. */
public abstract class ModelRegistryContract {
  private static final String A = "aaaaaaaaaaaa";
  private static final String B = "bbbbbbbbbbbb";

  /**
   * The shelf of this test, which is empty at first; asked again, another one on the same place.
   */
  protected abstract ModelRegistry open();

  /** Puts a lineage there, whatever was there. */
  protected abstract void damage(byte[] lineage);

  /** The lineage's bytes as they are. */
  protected abstract byte[] lineageFile();

  @Test
  void anEmptyShelfHasNothing() {
    ModelRegistry shelf = open();
    assertEquals(List.of(), shelf.ids());
    assertEquals(Optional.empty(), shelf.get(A));
    assertEquals(Optional.empty(), ModelRegistry.sound("shelf", shelf.lineage()).current());
  }

  @Test
  void aModelIsReadAsItWasPutAndCannotBeReplaced() {
    byte[] file = {1, 2, 3};
    open().put(B, new byte[] {4});
    open().put(A, file);
    open().put(A, file);
    assertThrows(ModelRegistryException.class, () -> open().put(A, new byte[] {9}));
    assertArrayEquals(file, open().get(A).orElseThrow());
    assertEquals(List.of(A, B), open().ids());
  }

  @Test
  void theLineageGrowsAndTheLineageIsNoModel() {
    open().change(before -> before.and(LineageTest.entry(Action.PROMOTED, A, null)));
    byte[] first = lineageFile();
    Lineage now = open().change(before -> before.and(LineageTest.entry(Action.PROMOTED, B, A)));
    assertEquals(Optional.of(B), now.current());
    assertEquals(now.entries(), ModelRegistry.sound("shelf", open().lineage()).entries());
    byte[] second = lineageFile();
    assertArrayEquals(first, java.util.Arrays.copyOf(second, first.length), "it only grows");
    assertEquals(List.of(), open().ids());
  }

  @Test
  void aChangeThatThrowsChangesNothing() {
    open().change(before -> before.and(LineageTest.entry(Action.PROMOTED, A, null)));
    byte[] before = lineageFile();
    assertThrows(
        IllegalStateException.class,
        () ->
            open()
                .change(
                    lineage -> {
                      throw new IllegalStateException("no");
                    }));
    assertArrayEquals(before, lineageFile());
  }

  @Test
  void aDamagedLineageIsToldAndStays() {
    byte[] damaged = "{\"at\":".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    open().put(A, new byte[] {1});
    damage(damaged);
    ModelRegistry shelf = open();
    assertEquals(new Lineage.Result.Damaged("it ends in the middle of a line"), shelf.lineage());
    ModelRegistryException told =
        assertThrows(
            ModelRegistryException.class,
            () -> shelf.change(at -> at.and(LineageTest.entry(Action.PROMOTED, A, null))));
    assertTrue(told.getMessage().contains("is damaged"), told.getMessage());
    assertArrayEquals(damaged, lineageFile());
  }

  /** Whoever cannot write now is refused or tries again; what was written is never lost. */
  @Test
  void noLineOfSeveralWritersIsLost() {
    long written =
        IntStream.range(0, 8)
            .parallel()
            .filter(
                i -> {
                  try {
                    // Each its own line: two that are alike to the last letter count as one.
                    String id = String.format(Locale.ROOT, "%012x", i);
                    open().change(at -> at.and(LineageTest.entry(Action.TRAINED, id, null)));
                    return true;
                  } catch (ModelRegistryException busy) {
                    return false;
                  }
                })
            .count();
    assertTrue(written > 0);
    assertEquals(written, ModelRegistry.sound("shelf", open().lineage()).entries().size());
  }
}
