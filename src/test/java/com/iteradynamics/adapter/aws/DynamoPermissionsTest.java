package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.iteradynamics.infra.Template;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Runs the store's contract once more and writes down which permission each request takes on which
 * table. In the end that is what template.yaml allows the function on its tables: as much, and no
 * more.
 */
class DynamoPermissionsTest extends DynamoStoreContract {
  private static final String STATEMENTS =
      "Resources/CycleRole/Properties/Policies/0/PolicyDocument/Statement";
  private static final Set<String> USED = new ConcurrentSkipListSet<>();

  @Override
  DynamoDbClient connect() {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            new WritesDown(DynamoLocal.client()));
  }

  @BeforeAll
  static void forgetOthers() {
    USED.clear();
  }

  @AfterAll
  static void theRoleAllowsWhatWasUsedAndNothingMore() {
    Template template = Template.read("template.yaml");
    assertEquals(lines(allowed(template)), lines(USED));
    // Records can be put, but not changed; and this would notice if they could.
    Template more = template.with(STATEMENTS + "/1/Action/0", "dynamodb:UpdateItem");
    assertNotEquals(lines(allowed(more)), lines(USED));
  }

  private static String lines(Set<String> permissions) {
    return String.join("\n", permissions);
  }

  private static Set<String> allowed(Template template) {
    Set<String> allowed = new TreeSet<>();
    for (Object item : Template.list(template.at(STATEMENTS).orElseThrow())) {
      Map<String, Object> statement = Template.mapping(item);
      for (Object action : Template.list(statement.get("Action"))) {
        for (Object resource : Template.list(statement.get("Resource"))) {
          if (String.valueOf(action).startsWith("dynamodb:")) {
            allowed.add(name(resource) + " " + action);
          }
        }
      }
    }
    return allowed;
  }

  /** The resource's name in the template, as in {@code StateTable}. */
  private static String name(Object resource) {
    return String.valueOf(resource)
        .replaceAll("^\\{\\S+=|[${}]|[.]Arn", "")
        .replaceAll("^arn:.*:table/Name-state", "StateTable")
        .replaceAll("^arn:.*:table/Name-cortex", "CortexTable");
  }

  /** Every request goes through here, also one that is made by a lambda, and then to the client. */
  private static final class WritesDown implements InvocationHandler {
    private final DynamoDbClient client;

    private WritesDown(DynamoDbClient client) {
      this.client = client;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      if (arguments != null && arguments[0] instanceof Consumer<?>) {
        return InvocationHandler.invokeDefault(proxy, method, arguments);
      }
      if (arguments != null && arguments[0] instanceof DynamoDbRequest request && byTheStore()) {
        used(request);
      }
      try {
        return method.invoke(client, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    private static void used(DynamoDbRequest request) {
      if (request instanceof GetItemRequest get) {
        used(get.tableName(), "GetItem");
      } else if (request instanceof PutItemRequest put) {
        used(put.tableName(), "PutItem");
      } else if (request instanceof UpdateItemRequest update) {
        used(update.tableName(), "UpdateItem");
      } else if (request instanceof DeleteItemRequest delete) {
        String partition = delete.key().get(DynamoTables.PK).s();
        // The role's condition.
        used(delete.tableName(), "DeleteItem" + (partition.startsWith("TICK#") ? "" : partition));
      } else if (request instanceof QueryRequest query) {
        String index = query.indexName() == null ? "" : "/index/" + query.indexName();
        USED.add(resource(query.tableName()) + index + " dynamodb:Query");
      } else if (request instanceof TransactWriteItemsRequest all) {
        all.transactItems().forEach(WritesDown::used);
      } else {
        USED.add(request.getClass().getSimpleName() + ", which this test does not know yet");
      }
    }

    /** Not by a test, nor by what makes the tables. */
    private static boolean byTheStore() {
      Class<?> caller =
          StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
              .walk(
                  frames ->
                      frames
                          .map(StackWalker.StackFrame::getDeclaringClass)
                          .filter(type -> type.getName().startsWith("com.iteradynamics."))
                          .filter(type -> type != WritesDown.class)
                          .findFirst()
                          .orElseThrow());
      String from = caller.getProtectionDomain().getCodeSource().getLocation().getPath();
      return caller != DynamoTables.class && !from.endsWith("/test-classes/");
    }

    private static void used(TransactWriteItem item) {
      if (item.put() != null) {
        used(item.put().tableName(), "PutItem");
      }
      if (item.update() != null) {
        used(item.update().tableName(), "UpdateItem");
      }
      if (item.delete() != null) {
        used(item.delete().tableName(), "DeleteItem");
      }
      if (item.conditionCheck() != null) {
        used(item.conditionCheck().tableName(), "ConditionCheckItem");
      }
    }

    private static void used(String table, String call) {
      USED.add(resource(table) + " dynamodb:" + call);
    }

    private static String resource(String table) {
      return table.contains("-state") ? "StateTable" : "CortexTable";
    }
  }
}
