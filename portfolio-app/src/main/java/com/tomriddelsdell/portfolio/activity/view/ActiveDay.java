package com.tomriddelsdell.portfolio.activity.view;

import java.time.LocalDate;

/**
 * A day on which something happened.
 *
 * @param day in UTC
 * @param events how many were recorded
 */
public record ActiveDay(LocalDate day, long events) {}
