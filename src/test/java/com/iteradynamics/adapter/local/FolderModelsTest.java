package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.execution.port.RegisteredModel;
import com.iteradynamics.model.Forecast;
import com.iteradynamics.model.ModelFile;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.model.ModelRegistryContract;
import com.iteradynamics.model.ModelRegistryException;
import com.iteradynamics.testkit.Tapes;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderModelsTest extends ModelRegistryContract {
  @TempDir private Path store;

  @Override
  protected ModelRegistry open() {
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
    return store.resolve("models").resolve(ModelRegistry.LINEAGE);
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
    ModelRegistryException told =
        assertThrows(
            ModelRegistryException.class, () -> open().put("aaaaaaaaaaaa", new byte[] {1}));
    assertEquals(
        store.resolve("models") + " cannot be written: what should be its folder is a file",
        told.getMessage());
  }

  /** Such a file takes no room on the disk, and would take 3 GB of memory. */
  @Test
  void aFileThatIsFarTooLargeIsNotReadAndForecastsNothing() throws IOException {
    Path file = store.resolve("models/aaaaaaaaaaaa.json");
    Files.createDirectories(file.getParent());
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(3L << 30);
    }
    String why = file + " cannot be read: it has 3,221,225,472 bytes, and 67,108,864 are allowed";
    ModelRegistryException told =
        assertThrows(ModelRegistryException.class, () -> open().get("aaaaaaaaaaaa"));
    assertEquals(why, told.getMessage());
    assertEquals(
        new Forecast.Absent("the model cannot be read: " + why),
        new RegisteredModel(this::open, Optional.of("aaaaaaaaaaaa"))
            .model()
            .at(Tapes.random(1, 40)));
  }

  @Test
  void aFileThatHoldsAnotherModelIsTriedAgainAtTheNextTick() throws IOException {
    byte[] file;
    try (InputStream model =
        getClass().getResourceAsStream("/model/sklearn_1.2.1_decision_tree.json")) {
      file = model.readAllBytes();
    }
    String id = ModelFile.id(file);
    RegisteredModel source = new RegisteredModel(this::open, Optional.of(id));
    Files.createDirectories(store.resolve("models"));
    Files.writeString(store.resolve("models/" + id + ".json"), "{}");
    assertEquals(
        new Forecast.Absent("the file of model " + id + " holds another one"),
        source.model().at(Tapes.random(1, 40)));
    Files.write(store.resolve("models/" + id + ".json"), file);
    Forecast mended = source.model().at(Tapes.random(1, 40));
    assertTrue(mended.probability().isPresent(), mended::toString);
  }

  @Test
  void filesOfOtherNamesAreNoModels() throws IOException {
    open().put("aaaaaaaaaaaa", new byte[] {1});
    Files.writeString(store.resolve("models/notes.json"), "{}");
    Files.writeString(store.resolve("models/.aaaaaaaaaaab.json.tmp"), "{}");
    assertEquals(List.of("aaaaaaaaaaaa"), open().ids());
  }
}
