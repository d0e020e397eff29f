/** Images over HTTP: their upload, and their files. */
@NullMarked
package com.tomriddelsdell.portfolio.image.web;

import org.jspecify.annotations.NullMarked;
