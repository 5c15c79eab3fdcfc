package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.model.ModelShelf;
import com.iteradynamics.model.ModelShelfContract;
import com.iteradynamics.model.ShelfException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderModelsTest extends ModelShelfContract {
  @TempDir private Path store;

  @Override
  protected ModelShelf open() {
    return new FolderModels(store);
  }

  @Override
  protected void damage(byte[] lineage) {
    try {
      Files.write(lineagePath(), lineage);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected byte[] lineageFile() {
    try {
      return Files.readAllBytes(lineagePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path lineagePath() {
    return store.resolve("models").resolve(ModelShelf.LINEAGE);
  }

  @Test
  void lookingMakesNoFolder() {
    open().ids();
    open().lineage();
    assertTrue(Files.notExists(store.resolve("models")));
  }

  @Test
  void aFolderThatCannotBeIsRefused() throws IOException {
    Files.writeString(store.resolve("models"), "a file");
    ShelfException told =
        assertThrows(ShelfException.class, () -> open().put("aaaaaaaaaaaa", new byte[] {1}));
    assertEquals(
        store.resolve("models") + " cannot be written: what should be its folder is a file",
        told.getMessage());
  }

  @Test
  void filesOfOtherNamesAreNoModels() throws IOException {
    open().put("aaaaaaaaaaaa", new byte[] {1});
    Files.writeString(store.resolve("models/notes.json"), "{}");
    Files.writeString(store.resolve("models/.aaaaaaaaaaab.json.tmp"), "{}");
    assertEquals(List.of("aaaaaaaaaaaa"), open().ids());
  }
}
