package com.iteradynamics.decision;

import com.iteradynamics.settings.SettingsReader;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Limits that hold whatever the strategy wants. A cap stops entries; it never stops a sale.
 *
 * @param orderUsd largest amount of one order, USD: an entry is made no larger, a sale is split
 * @param positionUsd largest position after an entry, USD: an entry is made no larger
 * @param ordersPerTick most orders that one tick sends to enter, retries included
 * @param ordersPerHour most orders for one tick hour, sales counted too
 * @param ordersPerDay most orders on one UTC day, sales counted too
 * @param rejectsPerHour how many refusals by the venue in a tick hour end its entries
 * @param dailyLoss loss since the UTC day began at which entries end, fraction of equity
 * @param products what may be traded; empty for whatever is configured
 */
public record CapParameters(
    double orderUsd,
    double positionUsd,
    int ordersPerTick,
    int ordersPerHour,
    int ordersPerDay,
    int rejectsPerHour,
    double dailyLoss,
    List<String> products) {

  private static final Pattern PRODUCT_ID = Pattern.compile("[A-Z0-9]{1,16}-[A-Z0-9]{1,16}");

  public CapParameters {
    products = List.copyOf(products);
  }

  /**
   * Whether a tick that entered may send another order: a new attempt, or the rest of one.
   *
   * @param before what was counted before this tick's orders
   * @param sent orders of this tick so far
   * @param rejected of these, refused by the venue
   */
  public boolean allowAnother(Activity before, int sent, int rejected) {
    return sent < ordersPerTick
        && before.hourOrders() + sent < ordersPerHour
        && before.dayOrders() + sent < ordersPerDay
        && before.hourRejects() + rejected < rejectsPerHour;
  }

  static CapParameters read(SettingsReader from) {
    return new CapParameters(
        from.real("PRIME_CAP_ORDER_USD", 10_000, 0.01, 150_000_000, "USD")
            .means(
                "Largest amount of one order: an entry is made no larger, a larger sale is split."),
        from.real("PRIME_CAP_POSITION_USD", 25_000, 0.01, 1_000_000_000, "USD")
            .means("Largest position after an entry, which is made no larger."),
        from.whole("PRIME_CAP_ORDERS_TICK", 3, 0, 100, "orders")
            .means("Most orders that one tick sends to enter, retries included."),
        from.whole("PRIME_CAP_ORDERS_HOUR", 6, 0, 1_000, "orders")
            .means("Most orders for one tick hour."),
        from.whole("PRIME_CAP_ORDERS_DAY", 24, 0, 10_000, "orders")
            .means("Most orders on one UTC day."),
        from.whole("PRIME_CAP_REJECTS_HOUR", 3, 1, 100, "orders")
            .means("How many refusals by the venue in a tick hour end its entries."),
        from.real("PRIME_CAP_DAILY_LOSS", 0.05, 0.0001, 1, "fraction")
            .means("Loss since the UTC day began at which entries end until the next one."),
        products(from));
  }

  private static List<String> products(SettingsReader from) {
    String name = "PRIME_CAP_PRODUCTS";
    String form = "BASE-QUOTE in capitals";
    String typed =
        from.maybe(name, "product ids", form + ", separated by commas", SettingsReader.ANY)
            .means("The products that may be traded; empty for whatever ARGUS_PRODUCT_ID says.")
            .orElse("");
    List<String> products =
        Arrays.stream(typed.split(",", -1)).map(String::strip).filter(id -> !id.isEmpty()).toList();
    products.stream()
        .filter(id -> !PRODUCT_ID.matcher(id).matches())
        .forEach(id -> from.problem(name, "must be " + form + ", was " + id));
    return products;
  }
}
