/** Where strategies are looked up. Imports: nothing. */
package com.iteradynamics.archfixture.strategy;
