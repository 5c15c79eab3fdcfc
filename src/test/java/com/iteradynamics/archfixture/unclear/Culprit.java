package com.iteradynamics.archfixture.unclear;

/** Belongs to a package that does not say clearly what it imports. */
final class Culprit {

  private Culprit() {}
}
