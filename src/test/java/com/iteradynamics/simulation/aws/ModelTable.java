package com.iteradynamics.simulation.aws;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One table's items, its indexes, and its newest writes, which can be thought away. */
final class ModelTable {
  private final String name;
  private final KeySchema schema;
  private final Map<String, KeySchema> indexes;
  private final Map<String, NavigableMap<String, ModelItem>> partitions = new TreeMap<>();

  /** By index and partition; an index key need not be unique, so that the table's key follows. */
  private final Map<String, Map<String, NavigableMap<String, ModelItem>>> indexed = new HashMap<>();

  private final Deque<Write> newest = new ArrayDeque<>();

  /** What was there before a write. */
  private record Write(Key key, Optional<ModelItem> before) {}

  ModelTable(String name, KeySchema schema, Map<String, KeySchema> indexes) {
    this.name = name;
    this.schema = schema;
    this.indexes = indexes;
    indexes.keySet().forEach(index -> indexed.put(index, new HashMap<>()));
  }

  String name() {
    return name;
  }

  KeySchema schema() {
    return schema;
  }

  /** The key of an index. */
  KeySchema schema(String index) {
    KeySchema found = indexes.get(index);
    if (found == null) {
      throw Refusals.invalid("The table does not have the specified index: " + index);
    }
    return found;
  }

  Optional<ModelItem> get(Key key) {
    NavigableMap<String, ModelItem> partition = partitions.get(key.partition());
    return partition == null ? Optional.empty() : Optional.ofNullable(partition.get(key.sort()));
  }

  /** Puts an item in place of what is there, or takes away what is there. */
  void write(Key key, Optional<ModelItem> item) {
    // An item with a bad index key is refused before anything is changed.
    indexes.values().forEach(index -> item.ifPresent(some -> index.ifAny(some.attributes())));
    Optional<ModelItem> before = get(key);
    newest.addFirst(new Write(key, before));
    if (newest.size() > ModelTables.MOST_BEHIND) {
      newest.removeLast();
    }
    store(key, before, item);
  }

  private void store(Key key, Optional<ModelItem> before, Optional<ModelItem> item) {
    put(partitions, key.partition(), key.sort(), item);
    indexes.forEach(
        (index, keys) -> {
          before
              .flatMap(old -> keys.ifAny(old.attributes()))
              .ifPresent(
                  old ->
                      put(
                          indexed.get(index),
                          old.partition(),
                          indexedSort(old, key),
                          Optional.empty()));
          item.flatMap(some -> keys.ifAny(some.attributes()))
              .ifPresent(
                  now -> put(indexed.get(index), now.partition(), indexedSort(now, key), item));
        });
  }

  private static void put(
      Map<String, NavigableMap<String, ModelItem>> all,
      String partition,
      String sort,
      Optional<ModelItem> item) {
    NavigableMap<String, ModelItem> items = all.computeIfAbsent(partition, p -> new TreeMap<>());
    item.ifPresentOrElse(some -> items.put(sort, some), () -> items.remove(sort));
    if (items.isEmpty()) {
      all.remove(partition);
    }
  }

  /** Where an index has an item: by its own sort key, then by the table's key. */
  static String indexedSort(Key index, Key table) {
    return index.sort() + '\0' + table.partition() + '\0' + table.sort();
  }

  /** Items of one partition, by sort key. */
  NavigableMap<String, ModelItem> partition(String partition) {
    return partitions.getOrDefault(partition, new TreeMap<>());
  }

  /** Items of one partition of an index, by {@link #indexedSort}. */
  NavigableMap<String, ModelItem> partition(String index, String partition) {
    return indexed.get(index).getOrDefault(partition, new TreeMap<>());
  }

  /** All items, by key. */
  List<ModelItem> all() {
    List<ModelItem> all = new ArrayList<>();
    partitions.values().forEach(partition -> all.addAll(partition.values()));
    return all;
  }

  /** The table as it was before its newest {@code writes}. */
  ModelTable before(int writes) {
    ModelTable past = new ModelTable(name, schema, indexes);
    for (NavigableMap<String, ModelItem> partition : partitions.values()) {
      for (ModelItem item : partition.values()) {
        past.store(schema.of(item.attributes(), false), Optional.empty(), Optional.of(item));
      }
    }
    Iterator<Write> undone = newest.iterator();
    for (int i = 0; i < writes && undone.hasNext(); i++) {
      Write write = undone.next();
      past.store(write.key(), past.get(write.key()), write.before());
    }
    return past;
  }

  /** The keys of items whose {@code attribute}, seconds since 1970, lies before {@code now}. */
  List<Key> ended(String attribute, long now) {
    return all().stream()
        .filter(item -> hasEnded(item.attributes().get(attribute), now))
        .map(item -> schema.of(item.attributes(), false))
        .toList();
  }

  private static boolean hasEnded(AttributeValue end, long now) {
    return end != null && end.n() != null && Double.parseDouble(end.n()) < now;
  }
}
