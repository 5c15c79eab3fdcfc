package com.iteradynamics.execution.port;

import java.time.Instant;

/**
 * A person's intervention.
 *
 * @param at when
 * @param action the command, for example {@code state reset}
 * @param reason the person's words, never blank
 * @param change what it changed
 */
public record AuditEntry(Instant at, String action, String reason, String change) {}
