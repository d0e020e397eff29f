/** Contact requests: what may be asked, what happened, and the rules between. Pure Java. */
@NullMarked
package com.tomriddelsdell.portfolio.contact;

import org.jspecify.annotations.NullMarked;
