/** Where the files of images are kept, and when they go. */
@NullMarked
package com.tomriddelsdell.portfolio.image.store;

import org.jspecify.annotations.NullMarked;
