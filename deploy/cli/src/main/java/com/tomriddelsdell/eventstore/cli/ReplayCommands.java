package com.tomriddelsdell.eventstore.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Replays of the read models of an application. */
final class ReplayCommands {

    private static final Set<String> BAD_ENDS = Set.of("FAILED", "CANCELLED");
    private static final Set<String> ENDS =
            Set.of("CAUGHT_UP", "SWITCHED", "ROLLED_BACK", "REPAIRED", "CANCELLED", "FAILED");
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private ReplayCommands() {}

    static CommandLine of(Terminal terminal) {
        var group = new CommandLine(new Group("replay"))
                .setCommandName("replay")
                .addSubcommand(new Plan(terminal))
                .addSubcommand(new Start(terminal))
                .addSubcommand(new ListReplays(terminal))
                .addSubcommand(new Watch(terminal));
        for (var action : List.of("pause", "resume", "cancel", "switch", "rollback", "retire")) {
            group.addSubcommand(action, new Act(terminal, action));
        }
        return group;
    }

    private static void print(Terminal terminal, JsonNode answer) {
        terminal.line(Json.write(answer));
    }

    /**
     * Shows progress until the replay needs nobody to watch it any more. The application tells on after that; where it stops
     * telling before, it is asked again.
     */
    private static int watch(Terminal terminal, AdminApi api, String id) throws IOException, InterruptedException {
        var progress = new Progress(terminal, "replay");
        try {
            while (true) {
                api.events("/replays/%s/progress".formatted(id), part -> {
                    progress.update(
                            part.path("done").asLong(0),
                            part.path("done").asLong(0),
                            part.path("total").asLong(0));
                    return !ENDS.contains(state(part));
                });
                var replay = api.get("/replays/" + id);
                if (ENDS.contains(state(replay))) {
                    progress.clear();
                    print(terminal, replay);
                    return BAD_ENDS.contains(state(replay)) ? ExitCode.PROBLEMS_FOUND : ExitCode.OK;
                }
                Thread.sleep(BETWEEN_TRIES);
            }
        } finally {
            progress.clear();
        }
    }

    private static String state(JsonNode replay) {
        return replay.path("state").asString("");
    }

    /** What is to be replayed. */
    static final class Scope {

        @Parameters(paramLabel = "PROJECTION")
        @SuppressWarnings("NullAway.Init") // required
        private String projection;

        @Option(names = "--after", paramLabel = "POSITION", description = "Only events behind this position.")
        private @Nullable Long after;

        @Option(names = "--since", paramLabel = "TIME", description = "Only events recorded then or later.")
        private @Nullable String since;

        @Option(names = "--stream", paramLabel = "STREAM", description = "Only this stream; may be repeated.")
        private List<String> streams = new ArrayList<>();

        @Option(names = "--category", paramLabel = "NAME", description = "Only streams of this kind; may be repeated.")
        private List<String> categories = new ArrayList<>();

        @Option(names = "--type", paramLabel = "NAME", description = "Only events of this type; may be repeated.")
        private List<String> types = new ArrayList<>();

        @Option(names = "--tag", paramLabel = "NAME:VALUE", description = "Only events with this tag.")
        private List<String> tags = new ArrayList<>();

        @Option(names = "--partitions", paramLabel = "N", description = "How many streams' events go side by side.")
        private @Nullable Integer partitions;

        @Option(names = "--events-per-second", paramLabel = "N", description = "No faster than that.")
        private @Nullable Integer eventsPerSecond;

        ObjectNode body() {
            var body = Json.object().put("projection", projection);
            if (after != null) {
                body.put("after", after);
            }
            if (since != null) {
                body.put("from", since);
            }
            list(body, "streams", streams);
            list(body, "categories", categories);
            list(body, "types", types);
            list(body, "tags", tags);
            if (partitions != null) {
                body.put("partitions", partitions);
            }
            if (eventsPerSecond != null) {
                body.put("eventsPerSecond", eventsPerSecond);
            }
            return body;
        }

        private static void list(ObjectNode body, String name, List<String> values) {
            if (!values.isEmpty()) {
                values.forEach(body.putArray(name)::add);
            }
        }
    }

    /** Tells what a replay would do. */
    @Command(name = "plan", description = "Tells what a replay would do, without any effect.")
    static final class Plan implements Callable<Integer> {

        private final Terminal terminal;

        @Mixin
        private AdminOptions admin = new AdminOptions();

        @Mixin
        private Scope scope = new Scope();

        Plan(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws Exception {
            print(terminal, admin.api(terminal).post("/replays/plan", scope.body()));
            return ExitCode.OK;
        }
    }

    /** Starts one. */
    @Command(name = "start", description = "Starts a replay, and watches it with --watch.")
    static final class Start implements Callable<Integer> {

        private final Terminal terminal;

        @Mixin
        private AdminOptions admin = new AdminOptions();

        @Mixin
        private Scope scope = new Scope();

        @Option(names = "--watch", description = "Shows its progress until it is done.")
        private boolean watch;

        Start(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws Exception {
            var api = admin.api(terminal);
            var replay = api.post("/replays", scope.body());
            if (watch) {
                return watch(terminal, api, replay.path("id").asString());
            }
            print(terminal, replay);
            return ExitCode.OK;
        }
    }

    /** Lists them. */
    @Command(name = "list", description = "Lists replays, the newest first.")
    static final class ListReplays implements Callable<Integer> {

        private final Terminal terminal;

        @Mixin
        private AdminOptions admin = new AdminOptions();

        ListReplays(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws Exception {
            admin.api(terminal).get("/replays").path("items").forEach(replay -> print(terminal, replay));
            return ExitCode.OK;
        }
    }

    /** Watches one. */
    @Command(
            name = "watch",
            description = "Shows the progress of a replay until it is done. Interrupt to stop watching.")
    static final class Watch implements Callable<Integer> {

        private final Terminal terminal;

        @Mixin
        private AdminOptions admin = new AdminOptions();

        @Parameters(paramLabel = "REPLAY", description = "Its id.")
        @SuppressWarnings("NullAway.Init") // required
        private String id;

        Watch(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws Exception {
            return watch(terminal, admin.api(terminal), id);
        }
    }

    /** Does something about one. */
    @Command(description = "Does this to a replay, where its state allows it.")
    static final class Act implements Callable<Integer> {

        private final Terminal terminal;
        private final String action;

        @Mixin
        private AdminOptions admin = new AdminOptions();

        @Parameters(paramLabel = "REPLAY", description = "Its id.")
        @SuppressWarnings("NullAway.Init") // required
        private String id;

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit.")
        private @Nullable String reason;

        Act(Terminal terminal, String action) {
            this.terminal = terminal;
            this.action = action;
        }

        @Override
        public Integer call() throws Exception {
            var body = Json.object();
            if (reason != null) {
                body.put("reason", reason);
            }
            print(terminal, admin.api(terminal).post("/replays/%s/%s".formatted(id, action), body));
            return ExitCode.OK;
        }
    }
}
