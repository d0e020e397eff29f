package com.tomriddelsdell.eventstore.spring.admin.log;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import com.tomriddelsdell.eventstore.spring.admin.http.Answers;
import com.tomriddelsdell.eventstore.upcast.avro.AvroEventCodec;
import com.tomriddelsdell.eventstore.upcast.schema.AvroText;
import java.io.IOException;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Payloads of Avro. */
public final class AvroForms implements StoredForms {

    @Override
    public @Nullable JsonNode decode(StoredSchema schema, Payload payload) {
        try {
            var bytes = payload.toByteArray();
            var data = DecoderFactory.get()
                    .binaryDecoder(bytes, PayloadKind.FRAME, bytes.length - PayloadKind.FRAME, null);
            var read = new GenericDatumReader<Object>(AvroText.parse(schema.text())).read(null, data);
            return Answers.parsed(GenericData.get().toString(read));
        } catch (IOException | AvroRuntimeException wrong) {
            throw new IllegalArgumentException(
                    "the bytes are not what schema %d says: %s".formatted(schema.id(), wrong), wrong);
        }
    }

    @Override
    public Mono<List<String>> path(EventCodec<?> codec, int schemaId) {
        return codec.unwrapped() instanceof AvroEventCodec<?> avro ? avro.path(schemaId) : Mono.empty();
    }

    @Override
    public Mono<String> refusal(EventCodec<?> codec, String type, int schemaId) {
        return codec.unwrapped() instanceof AvroEventCodec<?> avro
                ? avro.use(type, schemaId).mapNotNull(use -> use.refusal())
                : Mono.empty();
    }
}
