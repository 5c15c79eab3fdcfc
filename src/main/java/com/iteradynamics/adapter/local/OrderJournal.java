package com.iteradynamics.adapter.local;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.order.JournalledOrder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines of {@code order_journal.jsonl}: an order's newest line tells how far it is. */
final class OrderJournal {
  static final String FILE = "order_journal.jsonl";

  private OrderJournal() {}

  static String lines(List<JournalledOrder> orders) {
    StringBuilder lines = new StringBuilder();
    for (JournalledOrder order : orders) {
      lines.append(Json.write(order)).append('\n');
    }
    return lines.toString();
  }

  /** The order of this id as its newest line has it; empty when there is none. */
  static Optional<JournalledOrder> find(Path file, String id) throws IOException {
    return Files.exists(file)
        ? Optional.ofNullable(newest(file, List.of(id)).get(id))
        : Optional.empty();
  }

  /** The orders of these ids as their newest lines have them, in the order of the ids. */
  static List<JournalledOrder> latest(Path file, List<String> ids) throws IOException {
    Map<String, JournalledOrder> found = newest(file, ids);
    List<JournalledOrder> orders = new ArrayList<>();
    for (String id : ids) {
      if (!found.containsKey(id)) {
        throw new IOException(file + " does not have the open order " + id);
      }
      orders.add(found.get(id));
    }
    return orders;
  }

  private static Map<String, JournalledOrder> newest(Path file, List<String> ids)
      throws IOException {
    Map<String, JournalledOrder> found = new LinkedHashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String text = line;
        if (ids.stream().anyMatch(text::contains)) {
          JournalledOrder order = Json.read(text, JournalledOrder.class);
          found.put(order.request().clientOrderId(), order);
        }
      }
    } catch (NoSuchFileException e) {
      throw new IOException(file + " is missing, though the state names open orders", e);
    } catch (Json.MalformedJsonException e) {
      throw new IOException(file + " cannot be trusted: " + e.getMessage(), e);
    }
    return found;
  }
}
