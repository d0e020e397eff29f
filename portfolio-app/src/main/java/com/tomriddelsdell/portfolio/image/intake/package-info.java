/** What an uploaded file goes through before anything of it is kept: checks, decoding, scaling and encoding. */
@NullMarked
package com.tomriddelsdell.portfolio.image.intake;

import org.jspecify.annotations.NullMarked;
