package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.testkit.CrashPointContract;
import com.iteradynamics.testkit.Moments;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;

/** A folder's processes die before and after any call of the store. */
class CrashPointTest extends CrashPointContract {
  @TempDir Path folders;
  private int lives;

  CrashPointTest() {
    super(1);
  }

  @Override
  protected Remains fresh() {
    return new Folder(folders.resolve("life-" + ++lives));
  }

  private static TickStore mortal(TickStore store, Moments moments) {
    return (TickStore)
        Proxy.newProxyInstance(
            TickStore.class.getClassLoader(),
            new Class<?>[] {TickStore.class},
            (proxy, method, arguments) -> {
              moments.next();
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                moments.next();
              }
            });
  }

  private record Folder(Path path) implements Remains {

    @Override
    public void process(Moments moments, Instant now, Consumer<TickStore> work) {
      try (FolderStore store = FolderStore.openForReplay(path, notice -> {})) {
        work.accept(mortal(store, moments));
      } catch (CompletionException e) {
        // What is read side by side dies in a future.
        if (e.getCause() instanceof Moments.Killed killed) {
          throw killed;
        }
        throw e;
      }
    }

    /** What is stored, less how often an order had to be sent, which a crash may change. */
    @Override
    public List<String> texts() {
      return List.of(
              StoreFile.rows(path, "SELECT json FROM states"),
              StoreFile.rows(path, "SELECT * FROM fills"),
              StoreFile.rows(path, "SELECT json FROM records ORDER BY timestamp_utc"))
          .stream()
          .map(
              rows ->
                  String.join("\n", rows)
                      .replaceAll("\"sends\":[0-9]+", "\"sends\":n")
                      .replaceAll("\"sent_at\":\"[^\"]*\"", "\"sent_at\":t"))
          .toList();
    }

    @Override
    public void assertNothingLeftOver(String when) {
      assertEquals(List.of(), StoreFile.rows(path, "SELECT hour FROM ticks"), when);
    }
  }
}
