package com.iteradynamics.adapter.aws;

import com.iteradynamics.testkit.aws.Moto;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.s3.S3Client;

/** The same contract against an S3 that somebody else wrote. */
class S3ModelsOnMotoTest extends S3ModelsContract {
  private static final Lock WRITES = new ReentrantLock();

  private static Moto moto;
  private static int buckets;

  @BeforeAll
  static void start() {
    moto = Moto.require(S3ModelsOnMotoTest.class);
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  /** It compares and writes in two steps, where S3 does both at once: writes go one by one. */
  @Override
  S3Client connect() {
    return AroundS3.of(
        TestClients.s3(moto.endpoint()),
        (operation, call) -> {
          if (!operation.equals("putObject")) {
            return call.call();
          }
          WRITES.lock();
          try {
            return call.call();
          } finally {
            WRITES.unlock();
          }
        });
  }

  @Override
  String newBucket(S3Client s3) {
    String name = "models-" + buckets++;
    s3.createBucket(b -> b.bucket(name));
    return name;
  }
}
