/** Where one helper may round. Imports: nothing. */
package com.iteradynamics.archfixture.regime;
