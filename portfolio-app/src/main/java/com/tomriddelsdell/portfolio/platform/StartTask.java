package com.tomriddelsdell.portfolio.platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/** Does something once the application is ready, beside what it is asked to. */
public final class StartTask implements ApplicationListener<ApplicationReadyEvent>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StartTask.class);

    private final String name;
    private final Mono<?> task;
    private final Disposable.Swap run = Disposables.swap();

    /**
     * @param name what it does, for the log
     */
    public StartTask(String name, Mono<?> task) {
        this.name = name;
        this.task = task;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        run.update(task.subscribe(
                result -> LOG.info("Done: {} ({})", name, result), failure -> LOG.error("Failed: {}", name, failure)));
    }

    @Override
    public void close() {
        run.dispose();
    }
}
