package com.iteradynamics.adapter.aws;

import com.iteradynamics.testkit.aws.Moto;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * An S3 that somebody else wrote. It compares and writes in two steps, where S3 does both at once:
 * writes go one by one.
 */
final class MotoS3 implements AutoCloseable {
  private final Lock writes = new ReentrantLock();
  private final Moto moto;
  private int buckets;

  private MotoS3(Moto moto) {
    this.moto = moto;
  }

  /** It; without moto, says so in one line and skips {@code test}. */
  static MotoS3 require(Class<?> test) {
    return new MotoS3(Moto.require(test));
  }

  S3Client connect() {
    return AroundS3.of(
        TestClients.s3(moto.endpoint()),
        (operation, call) -> {
          if (!operation.equals("putObject")) {
            return call.call();
          }
          writes.lock();
          try {
            return call.call();
          } finally {
            writes.unlock();
          }
        });
  }

  String newBucket(S3Client s3) {
    String name = "bucket-" + buckets++;
    s3.createBucket(b -> b.bucket(name));
    return name;
  }

  @Override
  public void close() {
    moto.close();
  }
}
