package com.iteradynamics.adapter.aws;

import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.model.ModelRegistryContract;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The registry's contract over any S3. */
abstract class S3ModelsContract extends ModelRegistryContract {
  private S3Client s3;
  private String bucket;

  abstract S3Client connect();

  /** An empty bucket's name. */
  abstract String newBucket(S3Client client);

  @BeforeEach
  void begin() {
    s3 = connect();
    bucket = newBucket(s3);
  }

  @Override
  protected ModelRegistry open() {
    return new S3Models(s3, bucket);
  }

  @Override
  protected void damage(byte[] lineage) {
    s3.putObject(b -> b.bucket(bucket).key(key()), RequestBody.fromBytes(lineage));
  }

  @Override
  protected byte[] lineageFile() {
    return s3.getObjectAsBytes(b -> b.bucket(bucket).key(key())).asByteArray();
  }

  private static String key() {
    return "models/" + ModelRegistry.LINEAGE;
  }
}
