package com.iteradynamics.adapter.aws;

import com.iteradynamics.cortex.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/**
 * The venue's credentials: a JSON object in Secrets Manager with the fields {@value #API_KEY},
 * {@value #API_SECRET} and {@value #PORTFOLIO}.
 *
 * <p>They are read when first asked for and kept as long as this object lives, which in the
 * function is as long as its environment. A key that was replaced meanwhile shows as a 401 of the
 * venue; {@link #refresh} then reads again. What could not be read is not kept. Nothing of the
 * content is in any message.
 */
public final class SecretStore {
  static final String API_KEY = "COINBASE_API_KEY";
  static final String API_SECRET = "COINBASE_API_SECRET";
  static final String PORTFOLIO = "COINBASE_PORTFOLIO_UUID";

  private static final String SHAPE =
      "a JSON object with the texts " + API_KEY + ", " + API_SECRET + ", " + PORTFOLIO;

  /** What asking for the venue's credentials gave. */
  public sealed interface SecretReading {
    /** They are there. */
    record Present(VenueCredentials credentials) implements SecretReading {}

    /** They are not to be had; the reason holds nothing of the secret's content. */
    record Absent(String why) implements SecretReading {}
  }

  /**
   * What signs requests to the venue. Never printed: the text form hides all three.
   *
   * @param apiKey name of the key
   * @param apiSecret the key itself
   * @param portfolio id of the portfolio that the key trades
   */
  public record VenueCredentials(String apiKey, String apiSecret, String portfolio) {
    @Override
    public String toString() {
      return "VenueCredentials[***]";
    }
  }

  private final SecretsManagerClient client;
  private final String secretId;
  private Optional<VenueCredentials> kept = Optional.empty();

  /**
   * @param secretId name or ARN of the secret
   */
  public SecretStore(SecretsManagerClient client, String secretId) {
    this.client = client;
    this.secretId = secretId;
  }

  /** The credentials, from memory when they were read before. */
  public synchronized SecretReading credentials() {
    return kept.<SecretReading>map(SecretReading.Present::new).orElseGet(this::read);
  }

  /**
   * The credentials after the venue refused {@code refused}. They are read again unless that has
   * happened since. When they are the same as before, reading more often does not help either: the
   * caller compares and gives up.
   */
  public synchronized SecretReading refresh(VenueCredentials refused) {
    if (kept.filter(refused::equals).isPresent()) {
      kept = Optional.empty();
    }
    return credentials();
  }

  private SecretReading read() {
    SecretReading reading;
    try {
      String content =
          client
              .getSecretValue(GetSecretValueRequest.builder().secretId(secretId).build())
              .secretString();
      reading = content == null ? absent("is binary, not " + SHAPE) : parse(content);
    } catch (ResourceNotFoundException e) {
      reading = absent("does not exist in this region, or has no value yet");
    } catch (SdkException e) {
      reading = absent("cannot be read: " + why(e));
    }
    if (reading instanceof SecretReading.Present present) {
      kept = Optional.of(present.credentials());
    }
    return reading;
  }

  private SecretReading parse(String content) {
    Map<String, Object> fields;
    try {
      fields = Json.readMap(content);
    } catch (Json.MalformedJsonException e) {
      // Its message would quote the content.
      return absent("is not " + SHAPE);
    }
    List<String> missing = new ArrayList<>();
    for (String name : List.of(API_KEY, API_SECRET, PORTFOLIO)) {
      if (!(fields.get(name) instanceof String text) || text.isBlank()) {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      return absent("lacks " + String.join(", ", missing) + "; it must be " + SHAPE);
    }
    return new SecretReading.Present(
        new VenueCredentials(
            text(fields, API_KEY), text(fields, API_SECRET), text(fields, PORTFOLIO)));
  }

  private static String text(Map<String, Object> fields, String name) {
    return ((String) fields.get(name)).strip();
  }

  private SecretReading absent(String why) {
    return new SecretReading.Absent("the secret " + secretId + " " + why);
  }

  private static String why(SdkException e) {
    boolean denied =
        e instanceof SecretsManagerException answer
            && answer.awsErrorDetails() != null
            && "AccessDeniedException".equals(answer.awsErrorDetails().errorCode());
    return denied
        ? "access is denied; it takes secretsmanager:GetSecretValue on it, and kms:Decrypt when it"
            + " has a key of its own"
        : AwsFailure.words(e);
  }
}
