package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TemporaryStoreException;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.simulation.aws.AwsFaults;
import com.iteradynamics.simulation.aws.Call;
import com.iteradynamics.simulation.aws.ModelBuckets;
import com.iteradynamics.simulation.aws.ModelS3;
import com.iteradynamics.simulation.aws.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;

class S3DashboardTest {
  private static final BookKey PAPER = BookKey.paper("BTC-USD");
  private static final String KEY = "dashboard/paper/BTC-USD.html";

  private final ModelBuckets buckets = new ModelBuckets().create("argus");
  private final S3Dashboard copies = new S3Dashboard("argus");
  private Optional<SdkException> fault = Optional.empty();

  private void put() {
    Wire wire =
        new Wire() {
          @Override
          public void before(Call call) {
            fault.ifPresent(
                failure -> {
                  throw failure;
                });
          }
        };
    copies.put(new ModelS3(buckets, wire), PAPER, "<p>ü</p>");
  }

  @Test
  void aCopyIsAnObjectOfItsBook() {
    put();
    assertEquals(
        "<p>ü</p>", new String(buckets.get("argus", KEY).orElseThrow(), StandardCharsets.UTF_8));
  }

  @Test
  void whatPassesByItselfIsToldFromWhatDoesNot() {
    fault = Optional.of(AwsFaults.slowDown());
    StoreException away = assertThrows(TemporaryStoreException.class, this::put);
    assertEquals(
        "s3://argus/"
            + KEY
            + " cannot be written: the service answered 503 SlowDown: Please reduce your request"
            + " rate.",
        away.getMessage());
    fault = Optional.of(AwsFaults.s3Denied());
    assertEquals(StoreException.class, assertThrows(StoreException.class, this::put).getClass());
  }
}
