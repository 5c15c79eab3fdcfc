package com.iteradynamics.adapter.aws;

import com.iteradynamics.testkit.aws.FakeAws;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.s3.S3Client;

/** The contract over the SDK's client and the fake of S3. */
class S3CandlesOnFakeTest extends S3CandlesContract {
  private static FakeAws aws;
  private static int buckets;

  @BeforeAll
  static void start() {
    aws = FakeAws.start();
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @Override
  S3Client connect() {
    return TestClients.s3(aws.endpoint());
  }

  @Override
  String newBucket(S3Client s3) {
    String name = "candles-" + buckets++;
    aws.buckets().create(name);
    return name;
  }
}
