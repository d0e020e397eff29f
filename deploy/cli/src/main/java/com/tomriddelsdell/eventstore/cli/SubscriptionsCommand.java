package com.tomriddelsdell.eventstore.cli;

import com.tomriddelsdell.eventstore.subscribe.PartitionStatus;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStatus;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells how subscriptions are doing. */
@Command(name = "subscriptions", description = "Lists subscriptions with their state, position, lag and parked events.")
final class SubscriptionsCommand extends LogCommand {

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only this one, partition by partition.")
    private @Nullable String name;

    @Mixin
    private Output output = new Output();

    SubscriptionsCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Mono<Integer> run(OpenLog log) {
        var found = log.store().subscriptions().status(name);
        return (name == null ? found : orNone(found, name))
                .doOnNext(this::print)
                .then(Mono.just(ExitCode.OK));
    }

    private static Flux<SubscriptionStatus> orNone(Flux<SubscriptionStatus> found, String name) {
        return found.switchIfEmpty(Mono.error(() -> noSuch(name)));
    }

    static RefusedException noSuch(String name) {
        return new RefusedException(
                "there is no subscription %s; 'eventstore subscriptions' lists them".formatted(name));
    }

    private void print(SubscriptionStatus status) {
        if (output.json()) {
            terminal.line(json(status));
            return;
        }
        terminal.line("%s  %s  position %s of %s  lag %d  parked %d  members %d"
                .formatted(
                        status.name(),
                        state(status),
                        status.position(),
                        status.head(),
                        status.lag(),
                        status.parked(),
                        status.members()));
        if (name != null) {
            status.partitions().forEach(partition -> terminal.line(text(partition)));
        }
    }

    private static String state(SubscriptionStatus status) {
        return status.paused() ? "paused" : status.members() > 0 ? "running" : "idle";
    }

    private static String text(PartitionStatus partition) {
        return "  partition %d  position %s  parked %d  owner %s  moved %s%s"
                .formatted(
                        partition.partition(),
                        partition.position(),
                        partition.parked(),
                        Objects.requireNonNullElse(partition.owner(), "-"),
                        partition.movedAt(),
                        Optional.ofNullable(partition.error())
                                .map(error ->
                                        "  error: " + error.lines().findFirst().orElse(""))
                                .orElse(""));
    }

    private static String json(SubscriptionStatus status) {
        var object = Json.object()
                .put("name", status.name())
                .put("state", state(status))
                .put("position", status.position().value())
                .put("head", status.head().value())
                .put("lag", status.lag())
                .put("parked", status.parked())
                .put("members", status.members());
        var partitions = object.putArray("partitions");
        for (var partition : status.partitions()) {
            partitions
                    .addObject()
                    .put("partition", partition.partition())
                    .put("position", partition.position().value())
                    .put("parked", partition.parked())
                    .put("owner", partition.owner())
                    .put("movedAt", partition.movedAt().toString())
                    .put("error", partition.error());
        }
        return Json.write(object);
    }
}
