package com.iteradynamics.archfixture.market;

/** A value that a package above may import. */
public record Price(double usd) {}
