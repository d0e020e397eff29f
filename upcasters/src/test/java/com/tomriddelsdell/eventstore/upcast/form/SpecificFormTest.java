package com.tomriddelsdell.eventstore.upcast.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.upcast.Recorded;
import com.tomriddelsdell.eventstore.upcast.avro.AvroEventCodec;
import com.tomriddelsdell.eventstore.upcast.avro.EventForms;
import com.tomriddelsdell.eventstore.upcast.schema.AvroText;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Classes that Avro has generated. No system property has to be set for them to be trusted. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SpecificFormTest {

    private final Form<OrderPaid> form = SpecificForm.of(OrderPaid.class);

    @Test
    void a_generated_class_comes_back_as_it_was_written() {
        var output = new PayloadOutput();
        form.write(new OrderPaid(42, "Zoë"), output);

        assertThat(form.reader(form.schema()).read(new PayloadInput(output.toByteArray(), 0)))
                .isEqualTo(new OrderPaid(42, "Zoë"));
    }

    @Test
    void data_of_an_older_schema_is_read_by_avros_rules() {
        var older = AvroText.parse("""
                {"type":"record","name":"OrderPaid","namespace":"com.tomriddelsdell.eventstore.upcast.form","fields":[
                  {"name":"by","type":"string"},{"name":"gone","type":"int"},{"name":"cents","type":"int"}]}""");

        assertThat(form.reader(older).read(new PayloadInput(new byte[] {2, 'Z', 6, 2}, 0)))
                .isEqualTo(new OrderPaid(1, "Z"));
    }

    @Test
    void a_codec_keeps_generated_classes() {
        var codec = Objects.requireNonNull(
                AvroEventCodec.of(EventForms.<SpecificRecord>ofGenerated(Map.of("OrderPaid", OrderPaid.class)))
                        .open(InMemoryEventStore.create().schemas())
                        .block());

        var data = codec.encode(new OrderPaid(42, "Zoë"));

        assertThat(data.type()).isEqualTo("OrderPaid");
        assertThat(codec.decode(Recorded.of(data))).isEqualTo(new OrderPaid(42, "Zoë"));
    }

    @Test
    void bytes_that_are_no_such_data_are_refused() {
        assertThatExceptionOfType(UnreadablePayloadException.class)
                .isThrownBy(() -> form.reader(form.schema()).read(new PayloadInput(new byte[] {2, 100}, 0)));
    }

    @Test
    void a_class_without_a_schema_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SpecificForm.of(SpecificRecord.class));
    }
}
