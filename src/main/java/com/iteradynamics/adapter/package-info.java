/**
 * The ports, implemented: one sub-package for each external system, none of which knows another.
 *
 * <p>Imports: nothing.
 */
package com.iteradynamics.adapter;
