/** Sessions and tokens of programs: signed, carried by cookies and headers, kept nowhere on the server. */
@NullMarked
package com.tomriddelsdell.portfolio.account.session;

import org.jspecify.annotations.NullMarked;
