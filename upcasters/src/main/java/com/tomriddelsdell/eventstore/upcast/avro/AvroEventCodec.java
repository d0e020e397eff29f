package com.tomriddelsdell.eventstore.upcast.avro;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.decide.UndecodableEventException;
import com.tomriddelsdell.eventstore.erase.Envelope;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import com.tomriddelsdell.eventstore.upcast.chain.Context;
import com.tomriddelsdell.eventstore.upcast.chain.Surroundings;
import com.tomriddelsdell.eventstore.upcast.form.Form;
import com.tomriddelsdell.eventstore.upcast.form.PayloadInput;
import com.tomriddelsdell.eventstore.upcast.form.PayloadOutput;
import com.tomriddelsdell.eventstore.upcast.form.UnreadablePayloadException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps events as Avro binary behind the id of the schema that wrote them, and reads events of every schema that the log's
 * catalogue holds: as they are, by Avro's rules, or through the steps of a chain. The stored bytes never change.
 *
 * <p>All readers are prepared when the codec is opened. A schema that another process registers later is looked up by
 * {@link #decoded(List)}; {@link #decode} and {@link #decodeAll}, which cannot wait, refuse its events until then. They also
 * refuse events whose steps look at neighbours.
 *
 * <p>An event that cannot be decoded is an {@link UndecodableEventException}, whose message names the event, its place, and
 * its schema; never a wrong value.
 *
 * @param <E> the domain's events
 */
public final class AvroEventCodec<E> implements EventCodec<E> {

    private static final String NO_SCHEMA = "the payload names no schema";
    private static final String SEALED = "the payload is sealed: an ErasableCodec around this one reads it";

    private static final Surroundings NOT_AT_HAND = context -> {
        throw new UnreadablePayloadException("its neighbours must be looked at, which only decoded() does");
    };

    private final EventForms<E> forms;
    private final SchemaLookup schemas;
    private final Map<String, StoredSchema> own;
    private final Planner planner;
    private final @Nullable EventCodec<E> others;
    private final @Nullable LookBack lookBack;
    private final Neighbours neighbours;
    private final Map<Integer, Plan> plans = new ConcurrentHashMap<>();

    AvroEventCodec(
            EventForms<E> forms,
            SchemaLookup schemas,
            Map<String, StoredSchema> own,
            Planner planner,
            @Nullable EventCodec<E> others,
            @Nullable LookBack lookBack) {
        this.forms = forms;
        this.schemas = schemas;
        this.own = Map.copyOf(own);
        this.planner = planner;
        this.others = others;
        this.lookBack = lookBack;
        this.neighbours = new Neighbours(planner.history(), this::schema);
    }

    /** Starts to describe a codec; {@link AvroCodecBuilder#open} opens it. */
    public static <E> AvroCodecBuilder<E> of(EventForms<E> forms) {
        return AvroCodecBuilder.of(requireNonNull(forms, "forms"));
    }

    /** A codec for all records that {@code sealed} permits, without a history: {@link EventForms#ofRecords(Class)}. */
    public static <E> AvroCodecBuilder<E> of(Class<E> sealed) {
        return of(EventForms.ofRecords(sealed));
    }

    void know(StoredSchema schema) {
        plans.computeIfAbsent(schema.id(), id -> planner.plan(schema));
    }

    /**
     * Encodes {@code event} under a new event id and without metadata.
     *
     * @throws IllegalArgumentException if {@code event} has no event type here, or its schema cannot hold it
     */
    @Override
    public EventData encode(E event) {
        var type = forms.typeOf(event);
        var output = new PayloadOutput();
        Frame.write(requireNonNull(own.get(type)).id(), output);
        write(requireNonNull(forms.forms().get(type)), event, output);
        return EventData.of(type, Payload.wrap(output.toByteArray()));
    }

    private static <T> void write(Form<T> form, Object event, PayloadOutput output) {
        form.write(form.type().cast(event), output);
    }

    @Override
    public E decode(RecordedEvent event) {
        var all = decodeAll(event);
        if (all.size() != 1) {
            throw new UndecodableEventException(
                    event, "it has become %d events, which only decodeAll() gives".formatted(all.size()), null);
        }
        return all.getFirst();
    }

    @Override
    public List<E> decodeAll(RecordedEvent event) {
        return decodeAll(event, NOT_AT_HAND);
    }

    private List<E> decodeAll(RecordedEvent event, Surroundings surroundings) {
        var bytes = requireNonNull(event, "event").payload().toByteArray();
        if (!Frame.isAround(bytes)) {
            if (others == null || Envelope.isAround(event.payload())) {
                throw new UndecodableEventException(
                        event, Envelope.isAround(event.payload()) ? SEALED : NO_SCHEMA, null);
            }
            return others.decodeAll(event);
        }
        var plan = plan(event, Frame.schemaId(bytes));
        try {
            return read(plan, new PayloadInput(bytes, Frame.SIZE), event, surroundings);
        } catch (UnreadablePayloadException unreadable) {
            throw new UndecodableEventException(
                    event, "%s: %s".formatted(name(plan.schema()), unreadable.getMessage()), unreadable);
        }
    }

    private Plan plan(RecordedEvent event, int schemaId) {
        var plan = plans.get(schemaId);
        if (plan == null) {
            throw new UndecodableEventException(
                    event,
                    "schema id %d is not in the catalogue, as far as it is known here".formatted(schemaId),
                    null);
        }
        if (!plan.schema().type().equals(event.type())) {
            throw new UndecodableEventException(
                    event,
                    "%s is one of %s"
                            .formatted(name(plan.schema()), plan.schema().type()),
                    null);
        }
        return plan;
    }

    private List<E> read(Plan plan, PayloadInput input, RecordedEvent event, Surroundings surroundings) {
        return switch (plan) {
            case Plan.Read read when read.lift().isDirect() -> one(read.lift().readDirectly(input), input);
            case Plan.Read read ->
                read.lift().lift(input, event, surroundings).stream()
                        .map(forms::event)
                        .toList();
            case Plan.ReadDirectly direct -> one(direct.reader().read(input), input);
            case Plan.Skip skip -> List.of();
            case Plan.Refuse refuse -> throw new UnreadablePayloadException(refuse.why());
        };
    }

    private List<E> one(Object decoded, PayloadInput input) {
        input.requireEnd();
        return List.of(forms.event(decoded));
    }

    /**
     * Decodes events, after looking up schemas that other processes have registered since, and what comes before an event in
     * its stream where a step looks at that.
     *
     * <p>A schema that is not there is not looked up again for a second.
     *
     * <p><strong>Errors:</strong> {@link UndecodableEventException} of the first that cannot be decoded;
     * {@link com.tomriddelsdell.eventstore.StoreUnavailableException} when something could not be looked up.
     */
    @Override
    public Mono<List<Decoded<E>>> decoded(List<RecordedEvent> events) {
        requireNonNull(events, "events");
        return lookUp(events)
                .then(Mono.defer(() -> lookBack == null || events.stream().noneMatch(this::looksBack)
                        ? EventCodec.super.decoded(events)
                        : Flux.range(0, events.size())
                                .concatMap(index -> decodedAt(index, events, lookBack))
                                .collectList()));
    }

    private Mono<Void> lookUp(List<RecordedEvent> events) {
        return Flux.defer(() -> Flux.fromStream(events.stream()
                        .map(RecordedEvent::payload)
                        .filter(Frame::isAround)
                        .map(Frame::schemaId)
                        .filter(id -> !plans.containsKey(id))
                        .distinct()))
                .concatMap(schemas::find)
                .doOnNext(this::know)
                .then();
    }

    private boolean looksBack(RecordedEvent event) {
        return reach(event) > 0;
    }

    /** How far the steps look back that an event has to go. */
    private int reach(RecordedEvent event) {
        return Frame.isAround(event.payload()) && plans.get(Frame.schemaId(event.payload())) instanceof Plan.Read read
                ? read.lift().contexts().stream().mapToInt(Context::reach).max().orElse(0)
                : 0;
    }

    private Flux<Decoded<E>> decodedAt(int index, List<RecordedEvent> events, LookBack back) {
        var event = events.get(index);
        var reach = reach(event);
        if (reach == 0) {
            return Flux.fromIterable(decoded(event, NOT_AT_HAND));
        }
        return back.before(events, index, reach)
                .flatMap(before -> lookUp(before).thenReturn(before))
                .flatMapIterable(before -> decoded(event, neighbours.of(before)));
    }

    private List<Decoded<E>> decoded(RecordedEvent event, Surroundings surroundings) {
        var given = decodeAll(event, surroundings);
        return IntStream.range(0, given.size())
                .mapToObj(index -> new Decoded<>(given.get(index), event, index))
                .toList();
    }

    private @Nullable StoredSchema schema(int id) {
        var plan = plans.get(id);
        return plan == null ? null : plan.schema();
    }

    /** The id of the schema that a payload names, or 0 if it names none; of a sealed one, that of its clear part. */
    public static int schemaId(Payload payload) {
        var readable = Envelope.clear(requireNonNull(payload, "payload"));
        return Frame.isAround(readable) ? Frame.schemaId(readable) : 0;
    }

    /**
     * Tells whether events of one type and schema can be decoded, after looking the schema up if it is not at hand.
     *
     * @param schemaId 0 for payloads that name no schema
     * @return never empty
     */
    public Mono<SchemaUse> use(String type, int schemaId) {
        requireNonNull(type, "type");
        if (schemaId == 0) {
            return Mono.just(new SchemaUse(type, 0, null, others == null ? NO_SCHEMA : null));
        }
        return Mono.defer(() -> plans.containsKey(schemaId)
                        ? Mono.empty()
                        : schemas.find(schemaId).doOnNext(this::know))
                .then(Mono.fromSupplier(() -> use(type, schemaId, plans.get(schemaId))));
    }

    /**
     * The way that events of one schema take to what the domain is given, after looking the schema up if it is not at hand:
     * the stops, from the shape they are stored in to the last.
     *
     * @return empty when there is no such schema, or its events are refused or left out; a single stop when nothing is
     *     changed
     */
    public Mono<List<String>> path(int schemaId) {
        return Mono.defer(() -> plans.containsKey(schemaId)
                        ? Mono.empty()
                        : schemas.find(schemaId).doOnNext(this::know))
                .then(Mono.fromSupplier(() -> plans.get(schemaId)))
                .mapNotNull(planner::path);
    }

    private static SchemaUse use(String type, int schemaId, @Nullable Plan plan) {
        if (plan == null) {
            return new SchemaUse(type, schemaId, null, "the schema is not in the catalogue");
        }
        if (!plan.schema().type().equals(type)) {
            return new SchemaUse(
                    type,
                    schemaId,
                    plan.schema(),
                    "it is a schema of " + plan.schema().type());
        }
        return new SchemaUse(type, schemaId, plan.schema(), plan instanceof Plan.Refuse refuse ? refuse.why() : null);
    }

    /** The stored schemas whose events this codec cannot decode, as far as it has seen them, each with the reason. */
    public List<String> unreadable() {
        return plans.values().stream()
                .filter(Plan.Refuse.class::isInstance)
                .map(Plan.Refuse.class::cast)
                .map(AvroEventCodec::refusal)
                .sorted()
                .toList();
    }

    static String refusal(Plan.Refuse refusal) {
        return "%s of %s: %s".formatted(name(refusal.schema()), refusal.schema().type(), refusal.why());
    }

    static String name(StoredSchema schema) {
        return "schema id %d (revision %d)".formatted(schema.id(), schema.revision());
    }
}
