package com.tomriddelsdell.eventstore.upcast.snapshot;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.snapshot.SnapshotCodec;
import com.tomriddelsdell.eventstore.upcast.chain.UpcasterChain;
import com.tomriddelsdell.eventstore.upcast.form.Form;
import com.tomriddelsdell.eventstore.upcast.form.PayloadInput;
import com.tomriddelsdell.eventstore.upcast.form.PayloadOutput;
import com.tomriddelsdell.eventstore.upcast.record.RecordForm;
import com.tomriddelsdell.eventstore.upcast.schema.AvroText;
import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * Keeps states in Avro binary. Its fingerprint changes with the schema of the state, that is, when a component of the record,
 * or of one within it, is added, removed, renamed or given another type; and with the schemas of the events, if a
 * {@linkplain #upcastBy chain} says which there are. It cannot see that code has changed: {@link #revision(int)} says so.
 *
 * @param <S> state
 */
public final class AvroSnapshotCodec<S> implements SnapshotCodec<S> {

    private final Form<S> form;
    private final Form.Reader<S> reader;
    private final SchemaHistory events;
    private final int revision;
    private final String fingerprint;

    private AvroSnapshotCodec(Form<S> form, SchemaHistory events, int revision) {
        this.form = form;
        this.reader = form.reader(form.schema());
        this.events = events;
        this.revision = revision;
        this.fingerprint = fingerprint(form.schema(), events, revision);
    }

    /**
     * A codec for states that are records.
     *
     * @throws IllegalArgumentException if {@code state} is not a record, or a component has a type for which there is no
     *     schema
     */
    public static <S> AvroSnapshotCodec<S> of(Class<S> state) {
        return of(RecordForm.of(requireNonNull(state, "state")));
    }

    /** A codec for states of another form. */
    public static <S> AvroSnapshotCodec<S> of(Form<S> form) {
        return new AvroSnapshotCodec<>(requireNonNull(form, "form"), SchemaHistory.empty(), 1);
    }

    /** The codec of a program that reads its events through {@code chain}. */
    public AvroSnapshotCodec<S> upcastBy(UpcasterChain chain) {
        return new AvroSnapshotCodec<>(form, requireNonNull(chain, "chain").history(), revision);
    }

    /** The codec of a program in which the same events come to another state than before, or are upcast to others. */
    public AvroSnapshotCodec<S> revision(int revision) {
        return new AvroSnapshotCodec<>(form, events, revision);
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public Payload encode(S state) {
        var output = new PayloadOutput();
        form.write(requireNonNull(state, "state"), output);
        return Payload.wrap(output.toByteArray());
    }

    @Override
    public S decode(Payload state) {
        var input = new PayloadInput(requireNonNull(state, "state").toByteArray(), 0);
        var decoded = reader.read(input);
        input.requireEnd();
        return decoded;
    }

    private static String fingerprint(Schema state, SchemaHistory events, int revision) {
        var texts = Stream.concat(
                Stream.of(Integer.toString(revision), AvroText.of(state)),
                events.types().stream()
                        .sorted()
                        .flatMap(type -> Stream.concat(
                                Stream.of(type), events.versions(type).stream().map(AvroText::of))));
        var all = texts.collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all));
        } catch (NoSuchAlgorithmException impossible) { // every Java has it
            throw new IllegalStateException(impossible);
        }
    }
}
