/** How the admin API is asked and answers: parameters, pages, problems, live streams, and who may use it. */
@NullMarked
package com.tomriddelsdell.eventstore.spring.admin.http;

import org.jspecify.annotations.NullMarked;
