/** Who people are, as providers of identities say. */
@NullMarked
package com.tomriddelsdell.portfolio.account.identity;

import org.jspecify.annotations.NullMarked;
