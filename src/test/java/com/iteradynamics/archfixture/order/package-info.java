/** Where a double may become money. Imports: nothing. */
package com.iteradynamics.archfixture.order;
