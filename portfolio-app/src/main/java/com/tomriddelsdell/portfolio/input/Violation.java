package com.tomriddelsdell.portfolio.input;

/**
 * One rule that an input breaks.
 *
 * @param field the name of the field, as in JSON and in forms
 * @param message what is wrong, for the person who typed it
 */
public record Violation(String field, String message) {}
