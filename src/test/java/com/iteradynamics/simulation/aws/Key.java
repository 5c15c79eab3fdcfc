package com.iteradynamics.simulation.aws;

/** Where an item is: its two keys' values. */
record Key(String partition, String sort) {}
