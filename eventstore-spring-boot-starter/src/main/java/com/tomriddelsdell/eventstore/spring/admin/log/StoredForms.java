package com.tomriddelsdell.eventstore.spring.admin.log;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What can be told of payloads that name a schema. */
public interface StoredForms {

    /** Nothing, where Avro is not on the class path. */
    StoredForms NONE = new StoredForms() {
        @Override
        public @Nullable JsonNode decode(StoredSchema schema, Payload payload) {
            return null;
        }

        @Override
        public Mono<List<String>> path(EventCodec<?> codec, int schemaId) {
            return Mono.empty();
        }

        @Override
        public Mono<String> refusal(EventCodec<?> codec, String type, int schemaId) {
            return Mono.empty();
        }
    };

    /**
     * What the bytes say by the schema they were written with; null where nobody can tell.
     *
     * @throws IllegalArgumentException if they are not what the schema says
     */
    @Nullable
    JsonNode decode(StoredSchema schema, Payload payload);

    /** The stops on the way from a stored schema to today; empty where the codec cannot tell. */
    Mono<List<String>> path(EventCodec<?> codec, int schemaId);

    /** Why a codec does not read a schema; empty where it does, or cannot tell. */
    Mono<String> refusal(EventCodec<?> codec, String type, int schemaId);
}
