package com.tomriddelsdell.eventstore.upcast.avro;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.erase.KeyRing;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.schema.SchemaText;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import com.tomriddelsdell.eventstore.upcast.chain.Upcaster;
import com.tomriddelsdell.eventstore.upcast.chain.UpcasterChain;
import com.tomriddelsdell.eventstore.upcast.compatibility.HistoryRules;
import com.tomriddelsdell.eventstore.upcast.schema.AvroText;
import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Describes an {@link AvroEventCodec}. Immutable.
 *
 * @param <E> the domain's events
 */
public final class AvroCodecBuilder<E> {

    private final EventForms<E> forms;
    private final SchemaHistory history;
    private final List<Upcaster> upcasters;
    private final NewerEvents newerEvents;
    private final @Nullable EventCodec<E> others;
    private final @Nullable LookBack lookBack;

    private AvroCodecBuilder(
            EventForms<E> forms,
            SchemaHistory history,
            List<Upcaster> upcasters,
            NewerEvents newerEvents,
            @Nullable EventCodec<E> others,
            @Nullable LookBack lookBack) {
        this.forms = forms;
        this.history = history;
        this.upcasters = upcasters;
        this.newerEvents = newerEvents;
        this.others = others;
        this.lookBack = lookBack;
    }

    static <E> AvroCodecBuilder<E> of(EventForms<E> forms) {
        return new AvroCodecBuilder<>(
                forms, SchemaHistory.empty(), List.of(), NewerEvents.READ_WHAT_IS_KNOWN, null, null);
    }

    /** The schemas that the events have had; without it, the catalogue's schemas are read by Avro's rules alone. */
    public AvroCodecBuilder<E> history(SchemaHistory history) {
        requireNonNull(history, "history");
        return new AvroCodecBuilder<>(forms, history, upcasters, newerEvents, others, lookBack);
    }

    /** The steps for changes that Avro's rules do not cover, in any order. */
    public AvroCodecBuilder<E> upcasting(Upcaster... upcasters) {
        var steps = Arrays.asList(requireNonNull(upcasters, "upcasters"));
        return new AvroCodecBuilder<>(forms, history, List.copyOf(steps), newerEvents, others, lookBack);
    }

    /** What to do about newer events; {@link NewerEvents#READ_WHAT_IS_KNOWN} unless said otherwise. */
    public AvroCodecBuilder<E> newerEvents(NewerEvents newerEvents) {
        requireNonNull(newerEvents, "newerEvents");
        return new AvroCodecBuilder<>(forms, history, upcasters, newerEvents, others, lookBack);
    }

    /** Reads payloads that name no schema by {@code others}, such as the JSON that the log began with. */
    public AvroCodecBuilder<E> alsoReading(EventCodec<E> others) {
        requireNonNull(others, "others");
        return new AvroCodecBuilder<>(forms, history, upcasters, newerEvents, others, lookBack);
    }

    /**
     * Lets steps that declare a {@link com.tomriddelsdell.eventstore.upcast.chain.Context} look back in the streams of
     * {@code store}. Events that need such a step are decoded by {@link AvroEventCodec#decoded(List)} alone.
     *
     * @param store the one whose events are decoded
     */
    public AvroCodecBuilder<E> lookingBackIn(EventStore store) {
        return lookingBackBy(new LookBack(requireNonNull(store, "store"), null));
    }

    /**
     * As {@link #lookingBackIn(EventStore)}, for a codec that an {@link com.tomriddelsdell.eventstore.erase.ErasableCodec} is
     * put around: what is sealed in the stream is opened by {@code keys}.
     */
    public AvroCodecBuilder<E> lookingBackIn(EventStore store, KeyRing keys) {
        return lookingBackBy(new LookBack(requireNonNull(store, "store"), requireNonNull(keys, "keys")));
    }

    private AvroCodecBuilder<E> lookingBackBy(LookBack lookBack) {
        return new AvroCodecBuilder<>(forms, history, upcasters, newerEvents, others, lookBack);
    }

    /**
     * Checks that the history keeps {@code rules}; what an upcaster leads on from needs not be read by what comes after it.
     *
     * @throws com.tomriddelsdell.eventstore.upcast.compatibility.IncompatibleHistoryException if it does not
     */
    public AvroCodecBuilder<E> requiring(HistoryRules rules) {
        requireNonNull(rules, "rules")
                .upcastedFrom(upcasters.stream().map(Upcaster::from).toList())
                .check(history);
        return this;
    }

    /**
     * The chain of the steps.
     *
     * @throws com.tomriddelsdell.eventstore.upcast.chain.InvalidChainException if they form none
     */
    public UpcasterChain chain() {
        return UpcasterChain.of(history, upcasters, forms.forms());
    }

    /**
     * Tells which of the schemas that a log holds could not be read: for a test against schemas that were exported from the
     * logs in production, so that a build fails before a program does.
     *
     * @return one line for each, with the reason; empty when all can be read
     * @throws com.tomriddelsdell.eventstore.upcast.chain.InvalidChainException if the steps form no chain
     */
    public List<String> unreadable(Collection<StoredSchema> stored) {
        requireNonNull(stored, "stored");
        var planner = new Planner(chain(), forms.forms(), Map.of(), newerEvents);
        return stored.stream()
                .map(planner::plan)
                .filter(Plan.Refuse.class::isInstance)
                .map(plan -> AvroEventCodec.refusal((Plan.Refuse) plan))
                .toList();
    }

    /**
     * Registers the schemas of today, loads all that the catalogue holds, and prepares to read each of them. Stored schemas
     * that cannot be read are told by {@link AvroEventCodec#unreadable()}.
     *
     * <p><strong>Errors:</strong> those of the catalogue.
     *
     * @throws com.tomriddelsdell.eventstore.upcast.chain.InvalidChainException if the steps form no chain
     * @throws IllegalArgumentException if a step looks at neighbours, and there is no store to look in
     */
    public Mono<AvroEventCodec<E>> open(SchemaCatalogue catalogue) {
        requireNonNull(catalogue, "catalogue");
        var chain = chain();
        if (chain.looksBack() && lookBack == null) {
            throw new IllegalArgumentException("steps look at neighbours: say in which store by lookingBackIn(store)");
        }
        return Flux.fromIterable(forms.forms().entrySet())
                .concatMap(form -> catalogue.register(new SchemaText(
                        form.getKey(), AvroText.of(form.getValue().schema()))))
                .collectMap(StoredSchema::type)
                .flatMap(own -> catalogue.all().collectList().map(stored -> codec(catalogue, chain, own, stored)));
    }

    private AvroEventCodec<E> codec(
            SchemaCatalogue catalogue, UpcasterChain chain, Map<String, StoredSchema> own, List<StoredSchema> stored) {
        var revisions = new HashMap<String, Integer>();
        own.forEach((type, schema) -> revisions.put(type, schema.revision()));
        var planner = new Planner(chain, forms.forms(), Map.copyOf(revisions), newerEvents);
        var lookup = new SchemaLookup(catalogue, InstantSource.system());
        var codec = new AvroEventCodec<>(forms, lookup, own, planner, others, lookBack);
        stored.forEach(codec::know);
        return codec;
    }
}
