package com.tomriddelsdell.portfolio.project.view;

import com.tomriddelsdell.portfolio.project.OrderKey;
import com.tomriddelsdell.portfolio.project.Slug;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All projects, published or not, for who runs the site. As far behind the log as {@link PublishedProjects}. */
public interface AllProjects {

    /** Every project, in their order. */
    Flux<ListedProject> list();

    /** A key before that of every project. */
    Mono<OrderKey> first();

    /** A key right before that of the project {@code slug}; empty when there is no such project. */
    Mono<OrderKey> before(Slug slug);

    /** A key right after that of the project {@code slug}; empty when there is no such project. */
    Mono<OrderKey> after(Slug slug);
}
