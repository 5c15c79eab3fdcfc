package com.iteradynamics.simulation;

import com.iteradynamics.simulation.Disturbance.Occasion;
import com.iteradynamics.simulation.aws.AwsFaults;
import com.iteradynamics.simulation.aws.Call;
import com.iteradynamics.simulation.aws.Wire;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** The way from a process to DynamoDB and S3. A fault meets one try or some in a row. */
final class AwsWire implements Wire {
  private static final int LONGEST_ROW = 6;

  private final Sandbox process;
  private Optional<Disturbance> row = Optional.empty();
  private int left;

  AwsWire(Sandbox process) {
    this.process = process;
  }

  @Override
  public void before(Call call) {
    process.before(call.toString());
    boolean s3 = isS3(call);
    if (s3 && process.world().outages().isAway(Disturbance.ARCHIVE_AWAY)) {
      throw AwsFaults.slowDown();
    }
    Optional<Disturbance> fault =
        going(s3 ? Occasion.S3_CALL : Occasion.DYNAMO_CALL)
            .or(() -> s3 ? Optional.empty() : conflict(call));
    if (fault.isPresent()) {
      throw instead(fault.get(), call);
    }
  }

  @Override
  public void after(Call call) {
    if (!isS3(call)) {
      Optional<Disturbance> fault = going(Occasion.DYNAMO_ANSWER);
      if (fault.isPresent()) {
        throw afterwards(fault.get());
      }
    }
    process.after(call.toString());
  }

  private static boolean isS3(Call call) {
    return call.resource().startsWith(SimulatedCandles.BUCKET);
  }

  /** A fault of this occasion that goes on, or begins. */
  private Optional<Disturbance> going(Occasion occasion) {
    if (left > 0 && row.filter(Disturbance.of(occasion)::contains).isPresent()) {
      left--;
      row.ifPresent(process.world().chance()::met);
      return row;
    }
    Optional<Disturbance> drawn = draw(occasion);
    drawn.ifPresent(
        fault -> {
          row = drawn;
          left = process.chance().below(LONGEST_ROW);
        });
    return drawn;
  }

  private Optional<Disturbance> conflict(Call call) {
    return call.operation().equals("TransactWriteItems")
        ? draw(Occasion.TRANSACTION)
        : Optional.empty();
  }

  private Optional<Disturbance> draw(Occasion occasion) {
    return process.chance().draw(occasion, process.world().now(), process.toString());
  }

  private static SdkException instead(Disturbance fault, Call call) {
    return switch (fault) {
      case DYNAMO_THROTTLED -> AwsFaults.throttled();
      case DYNAMO_THROUGHPUT_EXCEEDED -> AwsFaults.throughputExceeded();
      case DYNAMO_ERROR -> AwsFaults.internalError();
      case DYNAMO_REQUEST_LOST, S3_BROKEN -> AwsFaults.broken();
      case DYNAMO_LATE -> AwsFaults.late();
      case DYNAMO_DENIED -> AwsFaults.denied(call);
      case TRANSACTION_CONFLICT -> AwsFaults.conflict(call);
      case S3_SLOW_DOWN -> AwsFaults.slowDown();
      case S3_DENIED -> AwsFaults.s3Denied();
      default -> throw new IllegalStateException(fault.words());
    };
  }

  private static SdkException afterwards(Disturbance fault) {
    return switch (fault) {
      case DYNAMO_ANSWER_LOST -> AwsFaults.broken();
      case DYNAMO_ERROR_AFTERWARDS -> AwsFaults.internalError();
      case DYNAMO_ANSWER_LATE -> AwsFaults.late();
      default -> throw new IllegalStateException(fault.words());
    };
  }
}
