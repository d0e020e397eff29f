/** Images as the rest of the application knows them: what is kept of one, and why one was refused. */
@NullMarked
package com.tomriddelsdell.portfolio.image;

import org.jspecify.annotations.NullMarked;
