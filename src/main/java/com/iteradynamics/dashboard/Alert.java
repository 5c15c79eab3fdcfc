package com.iteradynamics.dashboard;

/**
 * What needs a person.
 *
 * @param runbook the heading in the runbook that says what to do; empty when there is none
 * @param words what is the matter
 */
public record Alert(String runbook, String words) {}
