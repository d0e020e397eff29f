/** Which sessions and tokens still count, for every request to ask. */
@NullMarked
package com.tomriddelsdell.portfolio.account.view;

import org.jspecify.annotations.NullMarked;
