package com.iteradynamics.archfixture.loose;

/** Belongs to a package that says nothing. */
final class Culprit {

  private Culprit() {}
}
