/**
 * The ports, implemented: one sub-package for each world, none of which knows another.
 *
 * <p>Imports: nothing.
 */
package com.iteradynamics.adapter;
