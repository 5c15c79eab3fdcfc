package com.iteradynamics.adapter.aws;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** A client between the store and DynamoDB, which sees each request and may lose its answer. */
abstract class Between {

  /** What is sent instead of {@code request}; the same unless a test wants otherwise. */
  DynamoDbRequest sent(DynamoDbRequest request) {
    return request;
  }

  /** The request was carried out; throws when the answer is another one. */
  void carriedOut(DynamoDbRequest request) {}

  /** A request that DynamoDB takes for another one than it had before. */
  static DynamoDbRequest anew(TransactWriteItemsRequest request) {
    return request.toBuilder().clientRequestToken(null).build();
  }

  DynamoDbClient over(DynamoDbClient client) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (arguments != null && arguments[0] instanceof Consumer<?>) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
          }
          if (arguments == null || !(arguments[0] instanceof DynamoDbRequest request)) {
            return method.invoke(client, arguments);
          }
          try {
            Object answer = method.invoke(client, sent(request));
            carriedOut(request);
            return answer;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(), new Class<?>[] {DynamoDbClient.class}, handler);
  }
}
