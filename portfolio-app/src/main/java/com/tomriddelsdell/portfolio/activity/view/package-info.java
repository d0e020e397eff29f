/** Events of each day, counted by type: a read model that can be built anew while it is read. */
@NullMarked
package com.tomriddelsdell.portfolio.activity.view;

import org.jspecify.annotations.NullMarked;
