package com.iteradynamics.governance;

/**
 * What could not be measured.
 *
 * @param group what it is about
 * @param measure its name; a group's in lower case when that is all of it
 * @param why in words
 * @param level at which it stays: what cannot be seen has not got better
 * @param calm how many reports in a row had found it OK
 */
public record Unmeasured(Group group, String measure, String why, Level level, int calm) {}
