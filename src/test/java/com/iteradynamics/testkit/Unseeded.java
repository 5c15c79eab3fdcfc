package com.iteradynamics.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets the smallest element use a random number that no seed gives, and says why. The build refuses
 * it everywhere else in the tests.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD, ElementType.TYPE})
public @interface Unseeded {
  /** Why the number need not be had again. */
  String value();
}
