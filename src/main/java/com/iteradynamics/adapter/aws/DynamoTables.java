package com.iteradynamics.adapter.aws;

/**
 * The two tables' keys: the one place that knows them. The deployment template is tested against
 * it.
 *
 * <ul>
 *   <li>State table: {@code PRIME#<book>#<product>} with {@code STATE}, {@code TRADING_STATE} and
 *       {@code WRITTEN_AHEAD}, which names the hour whose orders are not booked yet; {@code
 *       TICK#<book>#<product>} with one lease per hour; {@code ORDER#<book>#<product>} with one
 *       item per client order id; {@code AUDIT#<book>#<product>} with one item per intervention.
 *   <li>Cortex table: {@code <book>#<product>} with one record per hour, and an index {@code
 *       branch-time} whose key is {@code <book>#<product>#<branch>}; {@code
 *       GOVERNANCE#<book>#<product>} with one report per day.
 * </ul>
 */
public final class DynamoTables {
  /** Partition key of both tables, text. */
  public static final String PK = "pk";

  /** Sort key of both tables and of the index, text. */
  public static final String SK = "sk";

  /** Attribute of the state table that ends an item's life, seconds since 1970; leases only. */
  public static final String TTL = "ttl";

  /** Index of the cortex table: records of one branch by hour. */
  public static final String BRANCH_INDEX = "branch-time";

  /** The index's partition key, text. */
  public static final String BRANCH_KEY = "book_branch";

  private DynamoTables() {}
}
