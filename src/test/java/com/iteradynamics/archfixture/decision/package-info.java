/** A pure package that is. Imports: market. */
package com.iteradynamics.archfixture.decision;
