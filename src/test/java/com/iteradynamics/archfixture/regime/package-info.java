/** Where one helper may round. Imports: order. */
package com.iteradynamics.archfixture.regime;
