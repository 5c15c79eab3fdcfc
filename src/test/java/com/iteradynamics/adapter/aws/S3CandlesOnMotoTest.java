package com.iteradynamics.adapter.aws;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.s3.S3Client;

/** The same contract against an S3 that somebody else wrote. */
class S3CandlesOnMotoTest extends S3CandlesContract {
  private static MotoS3 moto;

  @BeforeAll
  static void start() {
    moto = MotoS3.require(S3CandlesOnMotoTest.class);
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @Override
  S3Client connect() {
    return moto.connect();
  }

  @Override
  String newBucket(S3Client s3) {
    return moto.newBucket(s3);
  }
}
