package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.ModelShelf;
import com.iteradynamics.simulation.aws.ModelBuckets;
import com.iteradynamics.simulation.aws.ModelS3;
import com.iteradynamics.simulation.aws.Wire;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** The contract over the model of S3. */
class S3ModelsOnModelTest extends S3ModelsContract {
  private final ModelBuckets buckets = new ModelBuckets();

  @Override
  S3Client connect() {
    return new ModelS3(buckets, Wire.CALM);
  }

  @Override
  String newBucket(S3Client client) {
    buckets.create("argus");
    return "argus";
  }

  /** The SDK tries again after an answer that was lost, and is refused by what it wrote itself. */
  @Test
  void aWriteWhoseAnswerWasLostIsNotDoneTwice() {
    S3Client losing =
        AroundS3.of(
            connect(),
            (operation, call) -> {
              if (operation.equals("putObject")) {
                call.call();
              }
              return call.call();
            });
    ModelShelf shelf = new S3Models(losing, "argus");
    shelf.put("aaaaaaaaaaaa", new byte[] {1});
    shelf.change(
        before ->
            before.and(
                new LineageEntry(
                    Instant.EPOCH,
                    LineageEntry.Action.PROMOTED,
                    "aaaaaaaaaaaa",
                    Optional.empty(),
                    "me",
                    "because",
                    false,
                    Optional.empty(),
                    Map.of())));
    assertEquals(1, ModelShelf.sound("shelf", open().lineage()).entries().size());
  }
}
