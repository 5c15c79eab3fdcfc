package com.iteradynamics.simulation;

/** What becomes of an order whose post arrives after its caller has given up waiting. */
enum LateArrival {
  /** Nobody has looked for it yet. */
  BEFORE_ANY_LOOK,
  /** Somebody has looked, and the venue did not know it. */
  AFTER_A_LOOK,
  /** It was sent again meanwhile, and that post came first: it makes no second order. */
  AFTER_THE_SECOND_POST,
  /** It comes before the second post, which makes no second order. */
  BEFORE_THE_SECOND_POST,
  /** Its token has ended, or the venue refuses it for another reason. */
  REFUSED
}
