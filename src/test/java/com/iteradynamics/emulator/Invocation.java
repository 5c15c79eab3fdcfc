package com.iteradynamics.emulator;

/**
 * How an invocation ended.
 *
 * @param ok whether the function answered; else it failed, and Lambda would retry
 * @param body the answer, or the error, JSON
 */
record Invocation(boolean ok, String body) {}
