/** A line that nobody can check. Imports: all above. */
package com.iteradynamics.archfixture.unclear;
