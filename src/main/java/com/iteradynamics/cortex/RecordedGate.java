package com.iteradynamics.cortex;

/** What a gate said: its name, whether it decided, and what it saw. */
public record RecordedGate(String gate, boolean matched, String why) {}
