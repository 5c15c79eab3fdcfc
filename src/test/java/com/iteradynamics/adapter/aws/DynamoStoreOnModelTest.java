package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.TickClaim;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.simulation.aws.Call;
import com.iteradynamics.simulation.aws.ModelDynamoDb;
import com.iteradynamics.simulation.aws.ModelTables;
import com.iteradynamics.simulation.aws.Wire;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The contract over the model of DynamoDB, whose pages are short here. */
class DynamoStoreOnModelTest extends DynamoStoreContract {
  private static final int SHORT_PAGE = 1_000;
  private static final TickPlan PLAN = plan(PrimeState.fresh(new BigDecimal("1000")), planned());

  private final Queue<Runnable> beforeATakeover = new ArrayDeque<>();

  @Override
  DynamoDbClient connect() {
    return new ModelDynamoDb(
        new ModelTables(InstantSource.fixed(NOW)),
        new Wire() {
          @Override
          public void before(Call call) {
            if (call.operation().equals("UpdateItem") && !beforeATakeover.isEmpty()) {
              beforeATakeover.remove().run();
            }
          }
        },
        ModelDynamoDb.ATTEMPTS,
        SHORT_PAGE);
  }

  @Test
  void aPlanOfAnOwnerThatWasThoughtDeadIsNotDecidedAnew() {
    begin(store(), TICK);
    beforeATakeover.add(() -> store().plan(TICK, PLAN));

    assertEquals(PLAN, resumedByTheNextTry());
  }

  @Test
  void anOrderOfAnOwnerThatWasThoughtDeadIsNotForgotten() {
    begin(store(), TICK);
    store().plan(TICK, PLAN);
    JournaledOrder sent = planned().sent(HOUR);
    beforeATakeover.add(() -> store().journal(TICK, sent));

    assertEquals(PLAN.with(sent), resumedByTheNextTry());
  }

  /** The heir's first try finds that the lease was changed since it looked. */
  private TickPlan resumedByTheNextTry() {
    Instant later = NOW.plus(Duration.ofHours(2));
    Instant until = later.plusSeconds(130);
    DynamoStore heir = process(later);
    assertInstanceOf(TickClaim.Held.class, heir.begin(TICK, later, until));
    return assertInstanceOf(TickClaim.Resumed.class, heir.begin(TICK, later, until)).plan();
  }
}
