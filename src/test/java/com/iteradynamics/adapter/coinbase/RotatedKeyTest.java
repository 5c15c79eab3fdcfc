package com.iteradynamics.adapter.coinbase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.coinbase.client.KeySource;
import com.iteradynamics.adapter.coinbase.client.Signer;
import com.iteradynamics.adapter.coinbase.translator.OrderBodies;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.Side;
import com.iteradynamics.venue.Unsigned;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A key that was replaced while the process lives costs no order an hour. */
class RotatedKeyTest {
  private static final String ORDERS = "POST /orders";
  private static final OrderRequest SALE = Requests.market(1, Side.SELL, "0.00500000");

  private final Rig rig = new Rig();
  private int read;

  /** A key that is replaced by the next one each time that it was refused. */
  private final KeySource source =
      new KeySource() {
        @Override
        public Result<Signer> key() {
          return new Result.Ok<>(new Unsigned("key-" + read));
        }

        @Override
        public Result<Signer> after401(Signer refused) {
          read++;
          return key();
        }
      };

  private OrderOutcome submit(KeySource keys) {
    return new CoinbaseBroker(rig.client(Optional.of(keys)), Optional.empty(), 0.012, Runnable::run)
        .submit(SALE, rig.instant(), rig.instant().plusSeconds(60));
  }

  @Test
  void theSameOrderIsSentOnceMoreWithTheNewKey() {
    rig.transport
        .on(ORDERS, 401, "Unauthorized")
        .on(ORDERS, 200, Fixture.text("create_success.json").replace("BUY", "SELL"))
        .on("GET /time", "time.json");
    assertInstanceOf(OrderOutcome.Open.class, submit(source));
    assertEquals(List.of(ORDERS, "GET /time", ORDERS), rig.transport.targets());
    assertEquals(
        List.of(OrderBodies.create(SALE), OrderBodies.create(SALE)),
        rig.transport.calls().stream().flatMap(call -> call.body().stream()).toList());
    assertEquals(
        2,
        rig.transport.calls().stream()
            .flatMap(call -> Optional.ofNullable(call.headers().get("authorization")).stream())
            .collect(Collectors.toSet())
            .size());
    assertEquals(1, read);
  }

  @Test
  void aSecond401IsARefusal() {
    rig.transport.on(ORDERS, 401, "Unauthorized").on("GET /time", 503, "");
    OrderOutcome outcome = submit(source);
    assertTrue(
        outcome instanceof OrderOutcome.Rejected(String why, boolean mayRetry)
            && why.contains("401")
            && !mayRetry,
        outcome.toString());
    assertEquals(2, rig.transport.count(ORDERS));
  }

  @Test
  void aKeyThatCannotBeReadAgainIsARefusalToo() {
    KeySource lost =
        new KeySource() {
          @Override
          public Result<Signer> key() {
            return new Result.Ok<>(new Unsigned("k"));
          }

          @Override
          public Result<Signer> after401(Signer refused) {
            return new Result.Failed<>("the secret is gone");
          }
        };
    rig.transport.on(ORDERS, 401, "Unauthorized").on("GET /time", "time.json");
    assertEquals(new OrderOutcome.Rejected("not sent: the secret is gone", false), submit(lost));
  }

  @Test
  void whatTookTooLongToReadTheKeyIsNotSentAgain() {
    rig.transport.on(ORDERS, 401, "Unauthorized").on("GET /time", "time.json");
    KeySource slow =
        new KeySource() {
          @Override
          public Result<Signer> key() {
            return new Result.Ok<>(new Unsigned("k"));
          }

          @Override
          public Result<Signer> after401(Signer refused) {
            rig.later(Duration.ofMinutes(2));
            return key();
          }
        };
    OrderOutcome outcome = submit(slow);
    assertTrue(
        outcome instanceof OrderOutcome.Rejected(String why, boolean again)
            && why.startsWith("not sent: it was held up"),
        outcome.toString());
    assertEquals(1, rig.transport.count(ORDERS));
  }
}
