package com.iteradynamics.adapter.local;

import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.model.Lineage;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.model.ModelRegistryException;
import com.iteradynamics.model.forest.ModelLimits;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The registry in the folder {@code models} of a store: a file {@code <id>.json} for each model,
 * and the lineage. Files are replaced whole; who writes has a hold on the folder for that long.
 */
public final class FolderModels implements ModelRegistry {
  private static final String FOLDER = "models";

  private final Path folder;

  /** The registry of the store in {@code store}, neither of which need be there yet. */
  public FolderModels(Path store) {
    this.folder = store.resolve(FOLDER);
  }

  @Override
  public String name() {
    return folder.toString();
  }

  @Override
  public List<String> ids() {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .flatMap(file -> ModelRegistry.idOf(file.getFileName().toString()).stream())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unread(folder, e);
    }
  }

  @Override
  public Optional<byte[]> get(String id) {
    return content(file(id));
  }

  @Override
  public void put(String id, byte[] file) {
    holding(
        () -> {
          Optional<byte[]> there = get(id);
          if (there.isEmpty()) {
            AtomicFile.write(file(id), out -> out.write(file));
          } else if (!Arrays.equals(there.get(), file)) {
            throw new ModelRegistryException(file(id) + " holds something else already; it stays");
          }
        });
  }

  @Override
  public Lineage.Result lineage() {
    return content(folder.resolve(LINEAGE))
        .map(Lineage::read)
        .orElseGet(() -> new Lineage.Result.Ok(Lineage.EMPTY));
  }

  @Override
  public Lineage change(UnaryOperator<Lineage> change) {
    Lineage[] changed = new Lineage[1];
    holding(
        () -> {
          changed[0] = change.apply(ModelRegistry.sound(name(), lineage()));
          byte[] file = changed[0].write();
          AtomicFile.write(folder.resolve(LINEAGE), out -> out.write(file));
        });
    return changed[0];
  }

  private interface Work {
    void run() throws IOException;
  }

  private void holding(Work work) {
    try {
      FolderLock held = FolderLock.take(folder, 1);
      try (held) {
        work.run();
      }
    } catch (IOException e) {
      throw new ModelRegistryException(folder + " cannot be written: " + AtomicFile.why(e), e);
    } catch (StoreException e) {
      throw new ModelRegistryException(e.getMessage(), e);
    }
  }

  private Path file(String id) {
    return folder.resolve(ModelRegistry.file(id));
  }

  private static Optional<byte[]> content(Path file) {
    try (SeekableByteChannel open = Files.newByteChannel(file)) {
      Optional<String> objection = ModelLimits.objection(open.size());
      if (objection.isPresent()) {
        throw new ModelRegistryException(file + " cannot be read: " + objection.get());
      }
      return Optional.of(Channels.newInputStream(open).readAllBytes());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unread(file, e);
    }
  }

  private static ModelRegistryException unread(Path file, IOException e) {
    return new ModelRegistryException(file + " cannot be read: " + AtomicFile.why(e), e);
  }
}
