package com.iteradynamics.execution.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.Challenger;
import com.iteradynamics.model.Lineage;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.LineageEntry.Action;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.model.ModelRegistryException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is read of a registry for a tick, and what becomes of it. */
class RegisteredModelTest {
  private static final String A = "aaaaaaaaaaaa";
  private static final String B = "bbbbbbbbbbbb";

  private final Shelf shelf = new Shelf();
  private final RegisteredModel source = new RegisteredModel(() -> shelf, Optional.empty());

  /** A registry that notes what is asked of it. */
  private static final class Shelf implements ModelRegistry {
    private final List<String> asked = new ArrayList<>();
    private Lineage lineage = Lineage.EMPTY;
    private Optional<CountDownLatch> slow = Optional.empty();
    private boolean broken;

    @Override
    public String name() {
      return "shelf";
    }

    @Override
    public List<String> ids() {
      throw new UnsupportedOperationException();
    }

    @Override
    public synchronized Optional<byte[]> get(String id) {
      asked.add(id);
      if (id.equals(B)) {
        slow.ifPresent(RegisteredModelTest::await);
        if (broken) {
          throw new ModelRegistryException("no answer");
        }
      }
      return Optional.empty();
    }

    @Override
    public void put(String id, byte[] file) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Lineage.Result lineage() {
      asked.add(LINEAGE);
      return new Lineage.Result.Ok(lineage);
    }

    @Override
    public Lineage change(UnaryOperator<Lineage> change) {
      throw new UnsupportedOperationException();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void happened(Action action, String model, String parent) {
    shelf.lineage =
        shelf.lineage.and(
            new LineageEntry(
                Instant.EPOCH,
                action,
                model,
                Optional.ofNullable(parent),
                "me",
                "because",
                false,
                Optional.empty(),
                Map.of()));
  }

  private Optional<String> reason(ModelSource.Models models) {
    return models
        .challenger()
        .join()
        .map(challenger -> challenger.at(CandleSeries.empty("BTC-USD")))
        .flatMap(Challenger.Scored::reason);
  }

  @Test
  void withoutAChallengerNothingMoreIsRead() {
    happened(Action.PROMOTED, A, null);
    ModelSource.Models models = source.models(Runnable::run);
    assertEquals(Optional.empty(), models.challenger().join());
    assertEquals(List.of(ModelRegistry.LINEAGE, A), shelf.asked);
  }

  @Test
  void aChallengerTakesOneLineageAndOneMoreFile() {
    happened(Action.PROMOTED, A, null);
    happened(Action.CHALLENGED, B, A);
    assertEquals(
        Optional.of("the model " + B + " is not in shelf"), reason(source.models(Runnable::run)));
    assertEquals(List.of(ModelRegistry.LINEAGE, B, A), shelf.asked);
    shelf.asked.clear();
    source.model();
    assertEquals(List.of(ModelRegistry.LINEAGE, A), shelf.asked, "the lab asks for p_long alone");
  }

  @Test
  void aRegistryThatFailsForTheChallengerLeavesTheActiveModelAlone() {
    happened(Action.PROMOTED, A, null);
    happened(Action.CHALLENGED, B, A);
    shelf.broken = true;
    ModelSource.Models models = source.models(Runnable::run);
    assertEquals(Optional.of("the model cannot be read: no answer"), reason(models));
    assertTrue(
        models.active().at(CandleSeries.empty("BTC-USD")).toString().contains("is not in shelf"));
  }

  @Test
  void aSlowFileIsNotWaitedForLongAndTheActiveModelNotAtAll() {
    happened(Action.CHALLENGED, B, null);
    CountDownLatch latch = new CountDownLatch(1);
    shelf.slow = Optional.of(latch);
    RegisteredModel impatient =
        new RegisteredModel(() -> shelf, Optional.empty(), Duration.ofMillis(50));
    ModelSource.Models models = impatient.models(task -> new Thread(task).start());
    assertEquals(Optional.of("its file was not read within 50 ms"), reason(models));
    latch.countDown();
  }

  @Test
  void aChallengerThatThrowsSaysSo() {
    Challenger rival =
        new Challenger(
            B,
            closed -> {
              throw new IllegalStateException("a bug");
            });
    assertEquals(
        Optional.of("it failed: java.lang.IllegalStateException: a bug"),
        rival.at(CandleSeries.empty("BTC-USD")).reason());
  }
}
