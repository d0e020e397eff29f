/** What keeps machines from writing to the owner: a limit, a trap for programs, and rules that can be explained. */
@NullMarked
package com.tomriddelsdell.portfolio.contact.spam;

import org.jspecify.annotations.NullMarked;
