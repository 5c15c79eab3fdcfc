package com.iteradynamics.cortex;

import java.util.Map;

/**
 * What ran: the same for every tick of a process.
 *
 * @param mode {@code prime} or {@code legacy}
 * @param dryRun whether no real money is at stake
 * @param strategyId the strategy's id; {@code legacy} in legacy mode
 * @param codeVersion version and commit of the program
 * @param parameterHash hex SHA-256 over all parameters' names and values
 * @param parameters the parameters that differ from their defaults, secrets excluded
 */
public record RunIdentity(
    String mode,
    boolean dryRun,
    String strategyId,
    String codeVersion,
    String parameterHash,
    Map<String, String> parameters) {
  /** The word of legacy mode: the legacy engine makes the intents, and no strategy is asked. */
  public static final String LEGACY = "legacy";

  /** Whether it runs in legacy mode. */
  public boolean legacy() {
    return mode.equals(LEGACY);
  }
}
