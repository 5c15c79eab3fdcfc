package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.execution.port.RegisteredModel;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TemporaryStoreException;
import com.iteradynamics.model.Forecast;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.ModelFile;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.model.ModelRegistryException;
import com.iteradynamics.simulation.aws.AwsFaults;
import com.iteradynamics.simulation.aws.ModelBuckets;
import com.iteradynamics.simulation.aws.ModelS3;
import com.iteradynamics.simulation.aws.Wire;
import com.iteradynamics.testkit.Tapes;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The contract over the model of S3. */
class S3ModelsOnModelTest extends S3ModelsContract {
  private final ModelBuckets buckets = new ModelBuckets();

  @Override
  S3Client connect() {
    return new ModelS3(buckets, Wire.OK_REPORTS_TO_CLEAR);
  }

  @Override
  String newBucket(S3Client client) {
    buckets.create("argus");
    return "argus";
  }

  @Test
  void anObjectThatIsFarTooLargeIsNotRead() {
    S3Client large =
        new S3Client() {
          @Override
          public String serviceName() {
            return SERVICE_NAME;
          }

          @Override
          public void close() {
            // There is no connection.
          }

          @Override
          public <T> T getObject(
              GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
            GetObjectResponse answer =
                GetObjectResponse.builder().eTag("x").contentLength(3L << 30).build();
            try {
              return transformer.transform(answer, AbortableInputStream.create(new Unread()));
            } catch (Exception e) {
              throw new AssertionError(e);
            }
          }
        };
    ModelRegistryException told =
        assertThrows(
            ModelRegistryException.class, () -> new S3Models(large, "argus").get("aaaaaaaaaaaa"));
    assertEquals(
        "s3://argus/models/aaaaaaaaaaaa.json cannot be read:"
            + " it has 3,221,225,472 bytes, and 67,108,864 are allowed",
        told.getMessage());
  }

  @Test
  void whatPassesByItselfIsToldFromWhatDoesNot() {
    buckets.create("argus");
    for (SdkException fault : List.of(AwsFaults.slowDown(), AwsFaults.late())) {
      assertFails(TemporaryStoreException.class, fault);
    }
    for (SdkException fault : List.of(AwsFaults.s3Denied(), AwsFaults.s3(301, "Moved", "away"))) {
      assertFails(StoreException.class, fault);
    }
  }

  private void assertFails(Class<?> cause, SdkException fault) {
    S3Client failing =
        AroundS3.of(
            connect(),
            (operation, call) -> {
              throw fault;
            });
    ModelRegistry shelf = new S3Models(failing, "argus");
    for (Executable work :
        List.<Executable>of(
            shelf::ids,
            shelf::lineage,
            () -> shelf.get("aaaaaaaaaaaa"),
            () -> shelf.put("aaaaaaaaaaaa", new byte[] {1}),
            () -> shelf.change(before -> before))) {
      ModelRegistryException told = assertThrows(ModelRegistryException.class, work);
      assertEquals(cause, told.getCause().getClass(), told::getMessage);
      assertEquals(told.getCause().getMessage(), told.getMessage());
    }
  }

  private static final class Unread extends InputStream {
    @Override
    public int read() {
      throw new AssertionError("it is read");
    }

    @Override
    public int read(byte[] to, int from, int length) {
      throw new AssertionError("it is read");
    }
  }

  /** A tick asks the lineage alone, which says who has the say and who is off. */
  @Test
  void aWarmTickReadsOneObject() throws IOException {
    byte[] file;
    try (InputStream model =
        getClass().getResourceAsStream("/model/sklearn_1.2.1_decision_tree.json")) {
      file = model.readAllBytes();
    }
    String id = ModelFile.id(file);
    List<String> calls = new ArrayList<>();
    S3Client counting =
        AroundS3.of(
            connect(),
            (operation, call) -> {
              calls.add(operation);
              return call.call();
            });
    buckets.create("argus");
    ModelRegistry shelf = new S3Models(counting, "argus");
    shelf.put(id, file);
    shelf.change(before -> before.and(happened(LineageEntry.Action.PROMOTED, id, null)));
    for (Optional<String> named : List.of(Optional.<String>empty(), Optional.of(id))) {
      RegisteredModel source = new RegisteredModel(() -> shelf, named);
      assertTrue(source.model().at(Tapes.random(1, 40)).probability().isPresent());
      calls.clear();
      assertTrue(source.model().at(Tapes.random(1, 40)).probability().isPresent());
      assertEquals(List.of("getObject"), calls);
    }
    shelf.change(before -> before.and(happened(LineageEntry.Action.SWITCHED_OFF, id, id)));
    calls.clear();
    assertEquals(
        new Forecast.Absent("switched off by me on 1970-01-01: because"),
        new RegisteredModel(() -> shelf, Optional.empty()).model().at(Tapes.random(1, 40)));
    assertEquals(List.of("getObject"), calls);
  }

  private static LineageEntry happened(LineageEntry.Action action, String model, String parent) {
    return new LineageEntry(
        Instant.EPOCH,
        action,
        model,
        Optional.ofNullable(parent),
        "me",
        "because",
        false,
        Optional.empty(),
        Map.of());
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
    ModelRegistry shelf = new S3Models(losing, "argus");
    shelf.put("aaaaaaaaaaaa", new byte[] {1});
    shelf.change(
        before -> before.and(happened(LineageEntry.Action.PROMOTED, "aaaaaaaaaaaa", null)));
    assertEquals(1, ModelRegistry.sound("shelf", open().lineage()).entries().size());
  }
}
