/** Projects as they are looked at: those that are published, all of them, and the history of one. */
@NullMarked
package com.tomriddelsdell.portfolio.project.view;

import org.jspecify.annotations.NullMarked;
