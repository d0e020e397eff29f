package com.tomriddelsdell.eventstore.upcast.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.upcast.form.PayloadInput;
import com.tomriddelsdell.eventstore.upcast.form.PayloadOutput;
import com.tomriddelsdell.eventstore.upcast.form.UnreadablePayloadException;
import com.tomriddelsdell.eventstore.upcast.schema.AvroText;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.Conversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecordFormTest {

    private static final Everything FULL = new Everything(
            true,
            Integer.MIN_VALUE,
            Long.MAX_VALUE,
            1.5f,
            -0.0,
            "Zoë ☂ 💶 \0",
            Instant.parse("1969-12-31T23:59:59.123456789Z"),
            LocalDate.of(1900, 2, 28),
            LocalTime.of(23, 59, 59, 999_999_000),
            LocalDateTime.of(2026, 2, 28, 12, 0, 0, 1),
            new UUID(-1, 1),
            new BigDecimal("-12345678901234567890.0100"),
            new BigDecimal("12.34"),
            Colour.GREEN,
            List.of("a", ""),
            Arrays.asList("x", null),
            Set.of(1, 2, 3),
            Map.of("one", new Address("Main Street 1", null)),
            Optional.of(7L),
            new Address("Side Street 2", "B"),
            new Payment.Card("4711"),
            new Payment.Cash(),
            new Tree("root", List.of(new Tree("leaf", List.of()))));

    @Test
    void a_record_comes_back_as_it_was_written() {
        assertThat(roundTrip(FULL)).isEqualTo(FULL);
    }

    @Test
    void what_may_be_null_comes_back_null() {
        var form = RecordForm.of(Address.class);
        var address = new Address("Main Street 1", null);

        assertThat(read(form, write(form, address))).isEqualTo(address);
    }

    @Test
    void what_is_written_is_what_avro_itself_would_read() throws IOException {
        var form = RecordForm.of(Everything.class);
        var model = new GenericData();
        model.addLogicalTypeConversion(new Conversions.BigDecimalConversion());
        model.addLogicalTypeConversion(new Conversions.UUIDConversion());
        model.addLogicalTypeConversion(new Conversions.DecimalConversion());
        var bytes = write(form, FULL);
        var decoder = DecoderFactory.get().binaryDecoder(bytes, null);

        var read = new GenericDatumReader<GenericRecord>(form.schema(), form.schema(), model).read(null, decoder);

        assertThat(decoder.isEnd()).isTrue();
        assertThat(read.get("text")).hasToString(FULL.text());
        assertThat(read.get("amount")).isEqualTo(FULL.amount());
        assertThat(read.get("price")).isEqualTo(FULL.price());
        assertThat(read.get("id")).isEqualTo(FULL.id());
        assertThat(read.get("colour")).hasToString("GREEN");
        assertThat(read.get("at")).isEqualTo(-876_543_211L);
        assertThat(((GenericRecord) read.get("payment")).getSchema().getName()).isEqualTo("Card");
    }

    @Test
    void the_schema_tells_what_may_be_null_and_what_stands_in_for_what_is_missing() {
        assertThat(AvroText.of(RecordForm.of(Address.class).schema())).isEqualTo("""
                        {"type":"record","name":"Address","fields":[\
                        {"name":"street","type":"string"},\
                        {"name":"door","type":["null","string"],"default":null}]}""");
        assertThat(AvroText.of(RecordForm.of(Grown.class).schema())).isEqualTo("""
                        {"type":"record","name":"Grown","fields":[\
                        {"name":"road","type":"string","aliases":["street"]},\
                        {"name":"door","type":["null","string"],"default":null},\
                        {"name":"country","type":"string","default":"CH"},\
                        {"name":"floor","type":["int","null"],"default":0},\
                        {"name":"tags","type":{"type":"array","items":"string"},"default":[]}],\
                        "aliases":["Address"]}""");
    }

    @Test
    void data_of_an_older_record_is_filled_up_by_defaults_and_read_by_aliases() {
        var older = RecordForm.of(Address.class);
        var newer = RecordForm.of(Grown.class);

        var read = newer.reader(older.schema()).read(input(write(older, new Address("Main Street 1", "B"))));

        assertThat(read).isEqualTo(new Grown("Main Street 1", "B", "CH", 0, List.of()));
    }

    @Test
    void data_of_a_newer_record_is_read_without_what_is_unknown() {
        var older = RecordForm.of(Before.class);
        var newer = RecordForm.of(After.class);
        var after = new After(List.of(new Address("Main Street 1", null)), 3, Map.of("k", Colour.BLUE), "kept");

        assertThat(older.reader(newer.schema()).read(input(write(newer, after))))
                .isEqualTo(new Before("kept", 3L));
    }

    @Test
    void a_reader_that_cannot_take_the_data_says_where_and_what_to_do() {
        var old = RecordForm.of(Address.class).schema();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordForm.of(Broken.class).reader(old))
                .withMessageContaining("field 'city' is not in the data and has no default: give it one")
                .withMessageContaining("field 'door' may be null in the data");
    }

    @Test
    void the_same_number_is_never_taken_for_another_unit() {
        var millis = AvroText.parse("""
                {"type":"record","name":"Timed","fields":[
                  {"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}}]}""");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordForm.of(Timed.class).reader(millis))
                .withMessageContaining("field 'at' is timestamp-millis in the data, which is not timestamp-nanos");
    }

    @Test
    void an_unknown_constant_is_read_as_the_default_of_the_enum() {
        var wide = AvroText.parse("""
                {"type":"record","name":"Painted","fields":[{"name":"shade","type":
                  {"type":"enum","name":"Shade","symbols":["DARK","PITCH_BLACK"]}}]}""");

        assertThat(RecordForm.of(Painted.class).reader(wide).read(new PayloadInput(new byte[] {2}, 0)))
                .isEqualTo(new Painted(Shade.UNKNOWN));
        assertThat(RecordForm.of(Painted.class).reader(wide).read(new PayloadInput(new byte[] {0}, 0)))
                .isEqualTo(new Painted(Shade.DARK));
    }

    @Test
    void every_truncation_of_a_payload_is_refused() {
        var form = RecordForm.of(Everything.class);
        var bytes = write(form, FULL);
        var reader = form.reader(form.schema());

        for (var length = 0; length < bytes.length; length++) {
            var part = Arrays.copyOf(bytes, length);
            assertThatExceptionOfType(UnreadablePayloadException.class)
                    .as("%d bytes", length)
                    .isThrownBy(() -> reader.read(input(part)));
        }
    }

    @Test
    void data_that_claims_to_be_huge_allocates_nothing() {
        var form = RecordForm.of(Tree.class);
        var output = new PayloadOutput();
        output.writeString("root");
        output.writeLong(Integer.MAX_VALUE);

        assertThatExceptionOfType(UnreadablePayloadException.class)
                .isThrownBy(() -> read(form, output.toByteArray()))
                .withMessageContaining("items");
    }

    @Test
    void data_that_is_nested_too_deep_is_refused() {
        var form = RecordForm.of(Tree.class);
        var output = new PayloadOutput();
        for (var level = 0; level < 100_000; level++) {
            output.writeString("");
            output.writeLong(1);
        }

        assertThatExceptionOfType(UnreadablePayloadException.class)
                .isThrownBy(() -> read(form, output.toByteArray()))
                .withMessageContaining("256 deep");
    }

    @Test
    void what_the_schema_cannot_hold_is_refused_with_its_place() {
        var everything = RecordForm.of(Timed.class);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(everything, new Timed(Instant.MAX)))
                .withMessageContaining("Timed.at");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(RecordForm.of(Priced.class), new Priced(new BigDecimal("1.234"))))
                .withMessageContaining("Priced.price");
    }

    @Test
    void a_record_that_refuses_what_it_is_given_makes_the_data_unreadable() {
        var form = RecordForm.of(Positive.class);

        assertThatExceptionOfType(UnreadablePayloadException.class)
                .isThrownBy(() -> read(form, new byte[] {1}))
                .withMessageContaining("must be positive");
    }

    @ParameterizedTest
    @ValueSource(classes = {String.class, Unfit.class, UnfitList.class})
    void what_has_no_schema_is_refused_at_once(Class<?> type) {
        assertThatIllegalArgumentException().isThrownBy(() -> RecordForm.of(type));
    }

    private static <T> T read(RecordForm<T> form, byte[] bytes) {
        var input = input(bytes);
        var value = form.reader(form.schema()).read(input);
        input.requireEnd();
        return value;
    }

    private static PayloadInput input(byte[] bytes) {
        return new PayloadInput(bytes, 0);
    }

    private static <T> byte[] write(RecordForm<T> form, T value) {
        var output = new PayloadOutput();
        form.write(value, output);
        return output.toByteArray();
    }

    private static Everything roundTrip(Everything value) {
        var form = RecordForm.of(Everything.class);
        return read(form, write(form, value));
    }

    enum Colour {
        RED,
        GREEN,
        BLUE
    }

    @Default("UNKNOWN")
    enum Shade {
        UNKNOWN,
        DARK
    }

    record Painted(Shade shade) {}

    sealed interface Payment {

        record Card(String number) implements Payment {}

        record Cash() implements Payment {}
    }

    record Tree(String name, List<Tree> children) {}

    record Address(String street, @Nullable String door) {}

    @Alias("Address")
    record Grown(
            @Alias("street") String road,
            @Nullable String door,
            @Default("\"CH\"") String country,
            @Default("0") @Nullable Integer floor,
            @Default("[]") List<String> tags) {}

    @Alias("Address")
    record Broken(String street, String door, String city) {}

    @Alias("After")
    record Before(String note, long count) {}

    @Alias("Before")
    record After(List<Address> addresses, int count, Map<String, Colour> colours, String note) {}

    record Timed(Instant at) {}

    record Priced(@Decimal(precision = 6, scale = 2) BigDecimal price) {}

    record Positive(int number) {

        Positive {
            if (number <= 0) {
                throw new IllegalArgumentException("number must be positive");
            }
        }
    }

    record Unfit(Thread thread) {}

    record UnfitList(List<Object> things) {}

    record Everything(
            boolean flag,
            int number,
            long large,
            float part,
            double share,
            String text,
            Instant at,
            LocalDate day,
            LocalTime time,
            LocalDateTime local,
            UUID id,
            BigDecimal amount,
            @Decimal(precision = 6, scale = 2) BigDecimal price,
            Colour colour,
            List<String> texts,
            List<@Nullable String> gaps,
            Set<Integer> numbers,
            Map<String, Address> addresses,
            Optional<Long> maybe,
            Address address,
            Payment payment,
            @Nullable Payment other,
            Tree tree) {}
}
