/** What is done to contact requests: taking them in, dealing with them, and forgetting who sent them. */
@NullMarked
package com.tomriddelsdell.portfolio.contact.desk;

import org.jspecify.annotations.NullMarked;
