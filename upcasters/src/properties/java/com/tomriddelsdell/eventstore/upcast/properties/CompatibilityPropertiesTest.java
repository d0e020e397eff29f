package com.tomriddelsdell.eventstore.upcast.properties;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.upcast.compatibility.Break;
import com.tomriddelsdell.eventstore.upcast.form.GenericForm;
import com.tomriddelsdell.eventstore.upcast.form.PayloadInput;
import com.tomriddelsdell.eventstore.upcast.form.PayloadOutput;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/** What is called compatible can always be read, and what is refused has a reason that can be shown. */
class CompatibilityPropertiesTest {

    private static final int DATA = 20;
    private static final int SEARCH = 400;

    @Property(tries = 3000, maxDiscardRatio = 100)
    void data_of_a_compatible_writer_is_always_read(@ForAll long seed) {
        var schemas = new RandomSchemas(new Random(seed));
        var writer = schemas.next();
        var reader = schemas.next();
        Assume.that(Break.between(writer, reader).isEmpty());
        var reading = GenericForm.of(reader).reader(writer);

        schemas.data(writer, DATA).forEach(datum -> {
            var input = new PayloadInput(bytes(writer, datum), 0);
            var read = reading.read(input);
            input.requireEnd();
            assertThat(GenericData.get().validate(reader, read))
                    .as("%s of %s read as %s", datum, writer, reader)
                    .isTrue();
        });
    }

    @Property(tries = 3000)
    void a_refused_pair_has_a_witness(@ForAll long seed) {
        var schemas = new RandomSchemas(new Random(seed));
        var writer = schemas.next();
        var reader = schemas.next();
        var breaks = Break.between(writer, reader);
        Assume.that(!breaks.isEmpty());

        var witnessed = breaks.stream().allMatch(CompatibilityPropertiesTest::isOfMeaning)
                || schemas.data(writer, SEARCH).anyMatch(datum -> isNotRead(writer, reader, datum));

        assertThat(witnessed).as("%s read as %s: %s", writer, reader, breaks).isTrue();
    }

    @Property(tries = 1000)
    void every_schema_reads_its_own_data_to_the_same_value(@ForAll long seed) {
        var schemas = new RandomSchemas(new Random(seed));
        var schema = schemas.next();
        assertThat(Break.between(schema, schema)).isEqualTo(List.of());
        var reading = GenericForm.of(schema).reader(schema);

        schemas.data(schema, DATA).forEach(datum -> {
            var bytes = bytes(schema, datum);
            assertThat(bytes(schema, reading.read(new PayloadInput(bytes, 0)))).hasSameSizeAs(bytes);
        });
    }

    /** Avro itself would read it, and take one unit for another. */
    private static boolean isOfMeaning(Break found) {
        return found.problem().contains("which is not");
    }

    private static boolean isNotRead(Schema writer, Schema reader, Object datum) {
        try {
            new GenericDatumReader<Object>(writer, reader).read(null, new PayloadInput(bytes(writer, datum), 0));
            return false;
        } catch (AvroRuntimeException | IOException refused) {
            return true;
        }
    }

    private static byte[] bytes(Schema schema, Object datum) {
        var output = new PayloadOutput();
        GenericForm.of(schema).write((GenericRecord) datum, output);
        return output.toByteArray();
    }
}
