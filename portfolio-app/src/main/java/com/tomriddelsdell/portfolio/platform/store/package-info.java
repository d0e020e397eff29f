/** Where the event store finds its database unless one is named, and how codecs are opened on it. */
@NullMarked
package com.tomriddelsdell.portfolio.platform.store;

import org.jspecify.annotations.NullMarked;
