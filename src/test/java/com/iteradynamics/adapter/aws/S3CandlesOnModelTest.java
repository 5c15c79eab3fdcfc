package com.iteradynamics.adapter.aws;

import com.iteradynamics.simulation.aws.ModelBuckets;
import com.iteradynamics.simulation.aws.ModelS3;
import com.iteradynamics.simulation.aws.Wire;
import software.amazon.awssdk.services.s3.S3Client;

/** The contract over the model of S3. */
class S3CandlesOnModelTest extends S3CandlesContract {
  private final ModelBuckets buckets = new ModelBuckets();

  @Override
  S3Client connect() {
    return new ModelS3(buckets, Wire.CALM);
  }

  @Override
  String newBucket(S3Client s3) {
    buckets.create("candles");
    return "candles";
  }
}
