package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.iteradynamics.adapter.local.StoreCycle;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.testkit.CrashPointContract;
import com.iteradynamics.testkit.Moments;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A process dies before any remote call, and after it was carried out; another one comes after its
 * lease.
 */
class DynamoCrashPointTest extends CrashPointContract {
  private final DynamoDbClient client = DynamoLocal.client();

  /** Several lives at a time: the emulator is slow to answer. */
  DynamoCrashPointTest() {
    super(6);
  }

  @Override
  protected Remains fresh() {
    return new Tables(client, DynamoLocal.tables(client));
  }

  private record Tables(DynamoDbClient client, AwsParameters names) implements Remains {

    @Override
    public void process(Moments moments, Instant now, Consumer<TickStore> work) {
      try {
        work.accept(store(mortal(moments), now));
      } catch (CompletionException e) {
        if (e.getCause() instanceof Moments.Killed killed) {
          throw killed;
        }
        throw e;
      }
    }

    @Override
    public List<String> texts() {
      return List.of();
    }

    @Override
    public void assertNothingLeftOver(String when) {
      DynamoStore store = store(client, StoreCycle.hour(90));
      assertEquals(
          List.of(), store.unfinished(StoreCycle.BOOK, StoreCycle.hour(90)), when + ": unfinished");
      assertEquals(List.of(), store.unpublished(StoreCycle.BOOK), when + ": unpublished");
      client
          .scan(scan -> scan.tableName(names.stateTable()))
          .items()
          .forEach(
              item -> {
                boolean lease = item.get(DynamoTables.PK).s().startsWith("TICK#");
                assertEquals(lease, item.containsKey(DynamoTables.TTL), when + ": " + item);
                assertFalse(item.containsKey(Lease.PLAN), when + ": " + item);
              });
    }

    private DynamoStore store(DynamoDbClient any, Instant now) {
      return new DynamoStore(any, names, Runnable::run, InstantSource.fixed(now));
    }

    /** A client whose process may die before a call and after it was carried out. */
    private DynamoDbClient mortal(Moments moments) {
      return (DynamoDbClient)
          Proxy.newProxyInstance(
              DynamoDbClient.class.getClassLoader(),
              new Class<?>[] {DynamoDbClient.class},
              (proxy, method, arguments) -> {
                moments.next();
                try {
                  Object answer = method.invoke(client, arguments);
                  moments.next();
                  return answer;
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }
  }
}
