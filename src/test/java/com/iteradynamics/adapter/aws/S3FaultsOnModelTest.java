package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.execution.CandleWindow;
import com.iteradynamics.execution.StoreException;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.simulation.aws.AwsFaults;
import com.iteradynamics.simulation.aws.Call;
import com.iteradynamics.simulation.aws.Killed;
import com.iteradynamics.simulation.aws.ModelBuckets;
import com.iteradynamics.simulation.aws.ModelDynamoDb;
import com.iteradynamics.simulation.aws.ModelS3;
import com.iteradynamics.simulation.aws.Wire;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Queue;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the archive makes of a model of S3 that refuses, loses answers, and dies. */
class S3FaultsOnModelTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final int TRIES = ModelDynamoDb.ATTEMPTS;

  private final ModelBuckets buckets = new ModelBuckets().create("candles");
  private final Queue<Supplier<? extends Throwable>> before = new ArrayDeque<>();
  private final Queue<Supplier<? extends Throwable>> after = new ArrayDeque<>();
  private String operation = "GetObject";
  private final S3Candles archive = archive();

  /** A new process, whose calls of {@link #operation} meet what is planted. */
  private S3Candles archive() {
    Wire planted =
        new Wire() {
          @Override
          public void before(Call call) {
            meet(call, before);
          }

          @Override
          public void after(Call call) {
            meet(call, after);
          }
        };
    return new S3Candles(new ModelS3(buckets, planted), "candles", Runnable::run);
  }

  private void meet(Call call, Queue<Supplier<? extends Throwable>> faults) {
    if (call.operation().equals(operation) && !faults.isEmpty()) {
      switch (faults.remove().get()) {
        case RuntimeException fault -> throw fault;
        case Error death -> throw death;
        case Throwable other -> throw new IllegalStateException(other);
      }
    }
  }

  private void plant(int times, Supplier<? extends Throwable> fault) {
    before.addAll(Collections.nCopies(times, fault));
  }

  @BeforeEach
  void fill() {
    archive.append(tape(3));
  }

  @Test
  void aServiceThatAsksToSlowDownIsAskedAgainAndThenGivenUp() {
    plant(TRIES - 1, AwsFaults::slowDown);
    assertEquals(3, window(archive()).closed().size());
    plant(TRIES, AwsFaults::slowDown);
    assertTrue(window(archive()).refused().getFirst().contains("503 SlowDown"));
  }

  @Test
  void whatIsDeniedIsNotAskedAgain() {
    plant(1, AwsFaults::s3Denied);
    assertTrue(window(archive()).refused().getFirst().contains("access is denied"));
  }

  @Test
  void aMonthThatIsKeptIsNoAnswerWhileItCannotBeAskedWhetherItChanged() {
    assertEquals(3, window(archive).closed().size());
    plant(TRIES, AwsFaults::broken);
    assertEquals(1, window(archive).refused().size());
    plant(1, AwsFaults::late);
    assertEquals(1, window(archive).refused().size());
    assertEquals(3, window(archive).closed().size());
  }

  @Test
  void aWriteWhoseAnswerWasLostIsNotDoneTwice() {
    operation = "PutObject";
    after.add(AwsFaults::broken);
    AppendedMonth done = archive.append(tape(4)).getFirst();
    assertEquals(4, done.candles());
    assertEquals(0, done.added(), "the next try found them there");
    assertEquals(4, window(archive).closed().size());
  }

  @Test
  void aWriteThatMetAnotherOneIsDoneAgain() {
    operation = "PutObject";
    plant(2, AwsFaults::s3Conflict);
    assertEquals(1, archive.append(tape(4)).getFirst().added());
  }

  @Test
  void aBucketThatIsNotThereIsNamed() {
    S3Candles nowhere = new S3Candles(new ModelS3(buckets, Wire.CALM), "no-such", Runnable::run);
    StoreException said = assertThrows(StoreException.class, () -> nowhere.append(tape(1)));
    assertTrue(said.getMessage().contains("404 NoSuchBucket"), said.getMessage());
  }

  @Test
  void whatIsMissingLooksDeniedToWhoMayNotList() {
    buckets.forbidListing("candles");
    buckets.delete("candles", new CandleMonth("BTC-USD", YearMonth.of(2026, 3)).key());
    assertTrue(window(archive).refused().getFirst().contains("access is denied"));
  }

  @Test
  void nothingCatchesADeath() {
    plant(1, () -> new Killed("before the first call"));
    Throwable died = assertThrows(Throwable.class, () -> archive.append(tape(4)));
    Throwable cause = died.getCause() == null ? died : died.getCause();
    assertTrue(cause instanceof Killed, died::toString);
  }

  private static CandleWindow window(S3Candles archive) {
    return archive.window("BTC-USD", START.plusSeconds(3600 * 30L), 30);
  }

  private static CandleSeries tape(int hours) {
    return CandleSeries.of(
        "BTC-USD",
        IntStream.range(0, hours)
            .mapToObj(i -> new Candle(START.plusSeconds(3600L * i), 100, 110, 90, 105, i))
            .toList());
  }
}
