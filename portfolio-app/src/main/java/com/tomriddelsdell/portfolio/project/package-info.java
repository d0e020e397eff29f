/** Projects: what the owner of the site has made and shows. Plain Java; the rest of the feature is built around it. */
@NullMarked
package com.tomriddelsdell.portfolio.project;

import org.jspecify.annotations.NullMarked;
