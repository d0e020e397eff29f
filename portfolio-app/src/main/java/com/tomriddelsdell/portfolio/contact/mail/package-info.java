/** The mails about contact requests: the owner is told of them, and those who wrote get their answers. */
@NullMarked
package com.tomriddelsdell.portfolio.contact.mail;

import org.jspecify.annotations.NullMarked;
