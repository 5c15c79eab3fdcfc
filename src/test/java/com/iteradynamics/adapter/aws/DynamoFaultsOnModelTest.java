package com.iteradynamics.adapter.aws;

import com.iteradynamics.adapter.aws.FaultyHttp.Fault;
import com.iteradynamics.simulation.aws.AwsFaults;
import com.iteradynamics.simulation.aws.Call;
import com.iteradynamics.simulation.aws.ModelDynamoDb;
import com.iteradynamics.simulation.aws.ModelTables;
import com.iteradynamics.simulation.aws.Wire;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The same faults, of the model: the store must not be able to tell the two apart. */
class DynamoFaultsOnModelTest extends DynamoFaultsTest {
  private static final Map<String, Function<Call, SdkException>> MODELLED =
      Map.of(
          "ThrottlingException", call -> AwsFaults.throttled(),
          "ProvisionedThroughputExceededException", call -> AwsFaults.throughputExceeded(),
          "AccessDeniedException", AwsFaults::denied);

  private Optional<Fault> afterwards = Optional.empty();

  @Override
  DynamoDbClient connect() {
    Wire planted =
        new Wire() {
          @Override
          public void before(Call call) {
            line.calls.add(call.operation());
            Optional<Fault> fault =
                Optional.ofNullable(line.faults.poll())
                    .filter(next -> !(next instanceof Fault.None));
            afterwards = fault.filter(Fault.AnswerLost.class::isInstance);
            if (fault.isPresent() && afterwards.isEmpty()) {
              throw said(fault.get(), call);
            }
          }

          @Override
          public void after(Call call) {
            if (afterwards.isPresent()) {
              throw AwsFaults.broken();
            }
          }
        };
    return new ModelDynamoDb(new ModelTables(InstantSource.fixed(NOW)), planted);
  }

  private static SdkException said(Fault fault, Call call) {
    return switch (fault) {
      case Fault.None none -> throw new IllegalStateException("is no fault");
      case Fault.AnswerLost lost -> throw new IllegalStateException("comes later");
      case Fault.RequestLost lost -> AwsFaults.broken();
      case Fault.Refusal refusal -> refusal(refusal, call);
    };
  }

  private static SdkException refusal(Fault.Refusal refusal, Call call) {
    if (refusal.type().equals("TransactionCanceledException")) {
      String code = refusal.more().replaceAll(".*?\"Code\":\"([A-Za-z]+)\".*", "$1");
      return AwsFaults.cancelled(call, code, "planted");
    }
    return MODELLED
        .getOrDefault(
            refusal.type(),
            other -> AwsFaults.dynamoDb(refusal.status(), refusal.type(), "planted"))
        .apply(call);
  }
}
