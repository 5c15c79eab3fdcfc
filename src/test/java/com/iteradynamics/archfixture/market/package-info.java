/** A pure package that is not. Imports: nothing. */
package com.iteradynamics.archfixture.market;
