package com.iteradynamics.adapter.aws;

import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.model.Lineage;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.model.ModelRegistryException;
import com.iteradynamics.model.forest.ModelLimits;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * The registry under {@code models/} in a bucket: an object {@code models/<id>.json} for each
 * model, and the lineage. A model is only put where none is, and the lineage only in place of the
 * one that was read. Reading takes s3:GetObject on {@code models/*}, writing s3:PutObject too, and
 * {@link #ids} s3:ListBucket.
 */
public final class S3Models implements ModelRegistry {
  private static final String PREFIX = "models/";
  private static final int MOST_TRIES = 20;

  private final S3Client s3;
  private final String bucket;

  public S3Models(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public String name() {
    return "s3://" + bucket + "/models";
  }

  @Override
  public List<String> ids() {
    try {
      return s3
          .listObjectsV2Paginator(
              ListObjectsV2Request.builder().bucket(bucket).prefix(PREFIX).build())
          .contents()
          .stream()
          .map(object -> object.key().substring(PREFIX.length()))
          .flatMap(name -> ModelRegistry.idOf(name).stream())
          .sorted()
          .toList();
    } catch (SdkException e) {
      throw failure(name() + " cannot be listed: ", e, "s3:ListBucket");
    }
  }

  @Override
  public Optional<byte[]> get(String id) {
    return object(key(id)).map(Found::content);
  }

  @Override
  public void put(String id, byte[] file) {
    if (!write(key(id), file, Optional.empty()) && !holds(key(id), file)) {
      throw new ModelRegistryException(
          "s3://" + bucket + "/" + key(id) + " holds something else already; it stays");
    }
  }

  @Override
  public Lineage.Result lineage() {
    return reading(object(PREFIX + LINEAGE));
  }

  /** Another writer may be faster: then it begins again on what that one left. */
  @Override
  public Lineage change(UnaryOperator<Lineage> change) {
    for (int i = 0; i < MOST_TRIES; i++) {
      Optional<Found> there = object(PREFIX + LINEAGE);
      Lineage changed = change.apply(ModelRegistry.sound(name(), reading(there)));
      byte[] file = changed.write();
      Optional<String> version = there.map(Found::version);
      if (write(PREFIX + LINEAGE, file, version) || holds(PREFIX + LINEAGE, file)) {
        return changed;
      }
    }
    throw new ModelRegistryException(
        name() + " is never at rest: others wrote each time; try again");
  }

  private static Lineage.Result reading(Optional<Found> object) {
    return object
        .map(there -> Lineage.read(there.content()))
        .orElseGet(() -> new Lineage.Result.Ok(Lineage.EMPTY));
  }

  /**
   * An object.
   *
   * @param objection why it was not read; empty when it was
   */
  private record Found(String version, byte[] content, Optional<String> objection) {

    /** Its size is checked first: a body that is too large is not taken from the wire. */
    static Found of(GetObjectResponse answer, AbortableInputStream body) throws IOException {
      Optional<String> objection = ModelLimits.objection(answer.contentLength());
      if (objection.isPresent()) {
        body.abort();
        return new Found(answer.eTag(), new byte[0], objection);
      }
      return new Found(answer.eTag(), body.readAllBytes(), objection);
    }
  }

  private Optional<Found> object(String key) {
    try {
      Found found =
          s3.getObject(GetObjectRequest.builder().bucket(bucket).key(key).build(), Found::of);
      if (found.objection().isPresent()) {
        throw new ModelRegistryException(
            "s3://" + bucket + "/" + key + " cannot be read: " + found.objection().get());
      }
      return Optional.of(found);
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw failure("s3://" + bucket + "/" + key + " cannot be read: ", e, "s3:GetObject");
    }
  }

  /** Whether it is there after all: of a write whose answer was lost, the second try is refused. */
  private boolean holds(String key, byte[] content) {
    return object(key).filter(there -> Arrays.equals(there.content(), content)).isPresent();
  }

  /**
   * @param version of the object that is replaced; empty when there must be none
   * @return false when something else is there, and nothing was written
   */
  private boolean write(String key, byte[] content, Optional<String> version) {
    PutObjectRequest.Builder request = PutObjectRequest.builder().bucket(bucket).key(key);
    version.ifPresentOrElse(request::ifMatch, () -> request.ifNoneMatch("*"));
    try {
      s3.putObject(request.build(), RequestBody.fromBytes(content));
      return true;
    } catch (SdkException e) {
      if (AwsFailure.otherWriter(e)) {
        return false;
      }
      throw failure("s3://" + bucket + "/" + key + " cannot be written: ", e, "s3:PutObject");
    }
  }

  /** Its cause is the store's failure: temporary when the bucket is away for the moment. */
  private static ModelRegistryException failure(String what, SdkException e, String permission) {
    String denied =
        "access is denied; it takes "
            + permission
            + ", and without s3:ListBucket on the bucket what is missing appears as denied";
    StoreException cause = AwsFailure.failure(what + AwsFailure.words(e, denied), e);
    return new ModelRegistryException(cause.getMessage(), cause);
  }

  private String key(String id) {
    return PREFIX + ModelRegistry.file(id);
  }
}
