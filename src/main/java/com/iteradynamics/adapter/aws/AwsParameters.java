package com.iteradynamics.adapter.aws;

import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Argus uses in an AWS account. The account, the region and another endpoint are the SDK's own
 * matter: {@code AWS_REGION}, {@code AWS_PROFILE}, {@code AWS_ENDPOINT_URL} and the like.
 *
 * @param stateTable DynamoDB table of leases, state and the order journal
 * @param cortexTable DynamoDB table of records
 * @param candlesBucket S3 bucket of the candle archive; empty when there is none
 * @param secretId Secrets Manager's name or ARN of the venue's key; empty when there is none
 * @param eventBus EventBridge bus, name or ARN
 */
public record AwsParameters(
    String stateTable,
    String cortexTable,
    Optional<String> candlesBucket,
    Optional<String> secretId,
    String eventBus) {

  private static final Pattern TABLE = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern SECRET = Pattern.compile("[a-zA-Z0-9/_+=.@:-]{1,2048}");
  private static final Pattern BUS = Pattern.compile("[a-zA-Z0-9/_.:-]{1,1600}");
  private static final String TABLE_RANGE = "3..255 letters, digits, _ . or -";

  /** Name of the parameter that has the bucket of the candle archive. */
  public static final String CANDLES_BUCKET = "ARGUS_CANDLES_BUCKET";

  /** What a bucket's name may be, in words. */
  public static final String BUCKET_RANGE = "3..63 small letters, digits, . or -";

  /** Every parameter of the AWS adapters. */
  public static final List<Setting> SETTINGS = SettingsReader.declaredBy(AwsParameters::read);

  /** The parameters as set; problems are left with the reader. */
  public static AwsParameters read(SettingsReader from) {
    AwsParameters read =
        new AwsParameters(
            from.text("ARGUS_STATE_TABLE", "argus-state", "table name", TABLE_RANGE, TABLE)
                .means("DynamoDB table of leases, state and the order journal."),
            from.text("ARGUS_CORTEX_TABLE", "argus-cortex", "table name", TABLE_RANGE, TABLE)
                .means("DynamoDB table of records."),
            from.maybe(CANDLES_BUCKET, "bucket name", BUCKET_RANGE, BUCKET)
                .means("S3 bucket of the candle archive; needed on AWS."),
            from.maybe(
                    "ARGUS_SECRET_ID",
                    "secret's name or ARN",
                    "letters, digits and /_+=.@:-",
                    SECRET)
                .means("Where Secrets Manager keeps the venue's key; paper trading needs none."),
            from.text(
                    "ARGUS_EVENT_BUS",
                    "default",
                    "bus name or ARN",
                    "letters, digits and /_.:-",
                    BUS)
                .means("EventBridge bus to which events are published."));
    if (read.stateTable.equals(read.cortexTable)) {
      from.problem(
          "ARGUS_CORTEX_TABLE", "must be another table than ARGUS_STATE_TABLE's, was the same");
    }
    return read;
  }

  /** Whether {@code name} can be a bucket's. */
  public static boolean isBucket(String name) {
    return BUCKET.matcher(name).matches();
  }

  /** The documented defaults. */
  public static AwsParameters defaults() {
    return read(new SettingsReader(Map.of()));
  }
}
