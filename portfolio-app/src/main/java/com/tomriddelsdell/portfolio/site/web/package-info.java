/** The pages of the site, rendered on the server. */
@NullMarked
package com.tomriddelsdell.portfolio.site.web;

import org.jspecify.annotations.NullMarked;
