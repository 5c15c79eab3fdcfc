package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.simulation.aws.AwsFaults;
import com.iteradynamics.simulation.aws.Call;
import com.iteradynamics.simulation.aws.Killed;
import com.iteradynamics.simulation.aws.ModelBuckets;
import com.iteradynamics.simulation.aws.ModelDynamoDb;
import com.iteradynamics.simulation.aws.ModelS3;
import com.iteradynamics.simulation.aws.Wire;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** The contract over the model of S3, and what its wire may do to the archive's calls. */
class S3CandlesOnModelTest extends S3CandlesContract {
  private static final int TRIES = ModelDynamoDb.ATTEMPTS;

  private final ModelBuckets buckets = new ModelBuckets();
  private final Queue<Supplier<SdkException>> faults = new ArrayDeque<>();
  private String operation = "GetObject";

  @Override
  S3Client connect() {
    return new ModelS3(
        buckets,
        new Wire() {
          @Override
          public void before(Call call) {
            if (call.is(operation) && !faults.isEmpty()) {
              throw faults.remove().get();
            }
          }
        });
  }

  @Override
  String newBucket(S3Client s3) {
    buckets.create("candles");
    return "candles";
  }

  private void plant(int times, Supplier<SdkException> fault) {
    faults.addAll(Collections.nCopies(times, fault));
  }

  @Test
  void whatPassesIsTriedAgainAndThenSaidToBeAway() {
    append(tape(0, 1, 2));
    plant(TRIES - 1, AwsFaults::slowDown);
    assertEquals(3, window().closed().size());
    plant(TRIES, AwsFaults::slowDown);
    assertAway("503 SlowDown");
    plant(TRIES, AwsFaults::broken);
    assertAway("the connection broke");
    plant(1, AwsFaults::late);
    assertAway("there was no answer in time");
    plant(1, AwsFaults::s3Denied);
    assertTrue(window().refused().getFirst().contains("access is denied"));
    assertEquals(3, window().closed().size());
  }

  @Test
  void aWriteThatMetAnotherOneIsDoneAgain() {
    operation = "PutObject";
    plant(2, AwsFaults::s3Conflict);
    append(tape(0, 1, 2));
    assertEquals(3, window().closed().size());
  }

  @Test
  void nothingCatchesADeath() {
    plant(
        1,
        () -> {
          throw new Killed("before the first call");
        });
    Throwable died = assertThrows(Throwable.class, () -> append(tape(0, 1, 2)));
    Throwable cause = died.getCause() == null ? died : died.getCause();
    assertTrue(cause instanceof Killed, died::toString);
  }

  private void append(CandleSeries candles) {
    archive().append(candles, false);
  }

  private CandleWindow window() {
    return archive().window("BTC-USD", hour(30), 30);
  }

  private void assertAway(String why) {
    CandleWindow window = window();
    assertTrue(window.refused().getFirst().contains(why), window::toString);
    assertTrue(window.temporary());
  }
}
