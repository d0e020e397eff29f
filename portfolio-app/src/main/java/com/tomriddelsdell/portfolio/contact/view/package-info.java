/** What the owner of the site sees of contact requests: the inbox, kept up to date from the log. */
@NullMarked
package com.tomriddelsdell.portfolio.contact.view;

import org.jspecify.annotations.NullMarked;
