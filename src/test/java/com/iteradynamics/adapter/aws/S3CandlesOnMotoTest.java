package com.iteradynamics.adapter.aws;

import com.iteradynamics.testkit.aws.Moto;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.s3.S3Client;

/** The same contract against an S3 that somebody else wrote. */
class S3CandlesOnMotoTest extends S3CandlesContract {
  private static Moto moto;
  private static int buckets;

  @BeforeAll
  static void start() {
    moto = Moto.require(S3CandlesOnMotoTest.class);
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @Override
  S3Client connect() {
    return TestClients.s3(moto.endpoint());
  }

  @Override
  String newBucket(S3Client s3) {
    String name = "candles-" + buckets++;
    s3.createBucket(b -> b.bucket(name));
    return name;
  }
}
