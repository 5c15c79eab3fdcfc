package com.iteradynamics.infra;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which permissions of AWS the calls of compiled classes take, read from their byte code. */
final class SdkCalls {
  private static final Pattern CLIENT =
      Pattern.compile("software[.]amazon[.]awssdk[.]services[.]([a-z0-9]+)[.]\\w+Client");
  private static final Pattern TRANSACTION =
      Pattern.compile(
          "software[.]amazon[.]awssdk[.]services[.]dynamodb[.]model[.]Transact(Get|Write)Item[$]Builder");

  /** The SDK's packages, where they are not the permission's own prefix. */
  private static final Map<String, String> PREFIXES = Map.of("eventbridge", "events");

  /** Not calls to AWS. */
  private static final Set<String> LOCAL =
      Set.of("builder", "create", "close", "serviceName", "serviceMetadata", "utilities");

  /** Calls whose permission has another name, or that have none of their own but their parts'. */
  private static final Map<String, List<String>> PERMISSIONS =
      Map.ofEntries(
          Map.entry("dynamodb:TransactWriteItems", List.of()),
          Map.entry("dynamodb:TransactGetItems", List.of()),
          Map.entry("s3:ListObjectsV2", List.of("s3:ListBucket")),
          Map.entry("s3:HeadObject", List.of("s3:GetObject")),
          Map.entry("s3:HeadBucket", List.of("s3:ListBucket")),
          Map.entry("s3:CopyObject", List.of("s3:GetObject", "s3:PutObject")),
          Map.entry("s3:DeleteObjects", List.of("s3:DeleteObject")));

  private static final Map<String, String> PARTS =
      Map.of(
          "get", "dynamodb:GetItem",
          "put", "dynamodb:PutItem",
          "update", "dynamodb:UpdateItem",
          "delete", "dynamodb:DeleteItem",
          "conditionCheck", "dynamodb:ConditionCheckItem");

  private SdkCalls() {}

  /** The permissions that {@code classes} need, sorted. */
  static Set<String> permissions(JavaClasses classes) {
    Set<String> found = new TreeSet<>();
    for (JavaClass type : classes) {
      Stream.concat(
              type.getMethodCallsFromSelf().stream(), type.getMethodReferencesFromSelf().stream())
          .forEach(call -> add(call, found));
    }
    return found;
  }

  private static void add(JavaCodeUnitAccess<?> call, Set<String> found) {
    String method = call.getTarget().getName();
    String owner = call.getTargetOwner().getName();
    if (TRANSACTION.matcher(owner).matches() && PARTS.containsKey(method)) {
      found.add(PARTS.get(method));
    }
    Matcher client = CLIENT.matcher(owner);
    if (client.matches() && !LOCAL.contains(method)) {
      String prefix = PREFIXES.getOrDefault(client.group(1), client.group(1));
      String name = method.replaceFirst("(Paginator|AsBytes)$", "");
      String action =
          prefix + ":" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      found.addAll(PERMISSIONS.getOrDefault(action, List.of(action)));
    }
  }
}
