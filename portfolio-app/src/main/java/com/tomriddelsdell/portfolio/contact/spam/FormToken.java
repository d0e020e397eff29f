package com.tomriddelsdell.portfolio.contact.spam;

/**
 * What a form carries so that it is known when it was given.
 *
 * @param value for the hidden field; another one whenever it is asked for
 * @param period a number that changes twice in the time that a token counts. A page that is the same but for its token may
 *     be kept for as long as this is the same: what was kept then counts for half of that time at least
 */
public record FormToken(String value, long period) {}
