package com.tomriddelsdell.eventstore.upcast.properties;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.upcast.form.Form;
import com.tomriddelsdell.eventstore.upcast.form.GenericForm;
import com.tomriddelsdell.eventstore.upcast.form.PayloadInput;
import com.tomriddelsdell.eventstore.upcast.form.PayloadOutput;
import com.tomriddelsdell.eventstore.upcast.form.UnreadablePayloadException;
import com.tomriddelsdell.eventstore.upcast.record.RecordForm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Whatever bytes there are, they are a value or refused, and our way of reading and writing is that of Avro. */
class BytesPropertiesTest {

    private static final RecordForm<Sample> FORM = RecordForm.of(Sample.class);
    private static final Form.Reader<Sample> READER = FORM.reader(FORM.schema());

    @Property(tries = 5000)
    void any_bytes_are_a_value_or_refused(@ForAll @NotEmpty byte[] bytes) {
        try {
            var input = new PayloadInput(bytes, 0);
            var value = READER.read(input);
            assertThat(READER.read(new PayloadInput(written(value), 0))).isEqualTo(value);
        } catch (UnreadablePayloadException refused) {
            assertThat(refused).hasMessageNotContaining("null");
        }
    }

    @Property(tries = 2000)
    void any_bytes_are_generic_data_of_any_schema_or_refused(@ForAll long seed, @ForAll @NotEmpty byte[] bytes) {
        var schema = new RandomSchemas(new Random(seed)).next();
        try {
            assertThat(GenericForm.of(schema).reader(schema).read(new PayloadInput(bytes, 0)))
                    .isNotNull();
        } catch (UnreadablePayloadException refused) {
            assertThat(refused).isNotNull();
        }
    }

    @Property(tries = 2000)
    void what_a_record_writes_avro_reads_and_writes_the_same(
            @ForAll String text,
            @ForAll long number,
            @ForAll int small,
            @ForAll double share,
            @ForAll boolean flag,
            @ForAll @Size(max = 5) List<Integer> numbers) {
        var at = Instant.ofEpochSecond(small, Math.floorMod(number, 1_000_000_000));
        var sample = new Sample(
                text, number, small, share, flag, at, numbers, Map.of("k", text), flag ? null : new Part(text));
        var bytes = written(sample);

        assertThat(READER.read(new PayloadInput(bytes, 0))).isEqualTo(sample);
        var generic = GenericForm.of(FORM.schema());
        var output = new PayloadOutput();
        generic.write(generic.reader(FORM.schema()).read(new PayloadInput(bytes, 0)), output);
        assertThat(output.toByteArray()).isEqualTo(bytes);
    }

    private static byte[] written(Sample sample) {
        var output = new PayloadOutput();
        FORM.write(sample, output);
        return output.toByteArray();
    }

    record Part(String name) {}

    record Sample(
            String text,
            long number,
            int small,
            double share,
            boolean flag,
            Instant at,
            List<Integer> numbers,
            Map<String, String> texts,
            @Nullable Part part) {}
}
