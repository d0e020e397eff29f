package com.tomriddelsdell.benchmarks.codec;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.upcast.JsonEventCodec;
import com.tomriddelsdell.eventstore.upcast.avro.AvroEventCodec;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Decodes an event of today, and one that has five steps to go, by the codec; and the event of today by plain Avro into a
 * class like those that it generates, and by Jackson. With {@code -prof gc} it tells what each allocates.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecodeBenchmark {

    private final Codecs codecs = new Codecs();
    private final AvroEventCodec<OrderEvent> avro = codecs.avro;
    private final RecordedEvent today = codecs.today();
    private final RecordedEvent fiveStepsAgo = codecs.fiveStepsAgo();

    private final JsonEventCodec<OrderEvent> json = JsonEventCodec.of(OrderEvent.class);
    private final RecordedEvent jsonToday = Codecs.recorded(json.encode(Codecs.EVENT));

    private final byte[] plain = Codecs.plain();
    private final SpecificDatumReader<PlacedRecord> reader =
            new SpecificDatumReader<>(PlacedRecord.SCHEMA$, PlacedRecord.SCHEMA$, PlacedRecord.MODEL);
    private BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(plain, null);

    @Benchmark
    public Object today() {
        return avro.decode(today);
    }

    @Benchmark
    public Object fiveStepsAgo() {
        return avro.decode(fiveStepsAgo);
    }

    @Benchmark
    public Object plainAvro() throws IOException {
        decoder = DecoderFactory.get().binaryDecoder(plain, decoder);
        return reader.read(null, decoder);
    }

    @Benchmark
    public Object jackson() {
        return json.decode(jsonToday);
    }
}
