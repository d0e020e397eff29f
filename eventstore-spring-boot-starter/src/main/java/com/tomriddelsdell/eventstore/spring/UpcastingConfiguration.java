package com.tomriddelsdell.eventstore.spring;

import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.erase.ErasableCodec;
import com.tomriddelsdell.eventstore.replay.Upcasting;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.upcast.avro.AvroEventCodec;
import com.tomriddelsdell.eventstore.upcast.report.CodecUpcasting;
import java.util.ArrayList;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which upcasters the application's codecs run, where there are any. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(AvroEventCodec.class)
class UpcastingConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Upcasting upcasting(SchemaCatalogue schemas, ObjectProvider<EventCodec<?>> codecs) {
        var avro = new ArrayList<AvroEventCodec<?>>();
        codecs.orderedStream().forEach(codec -> {
            if (unsealed(codec) instanceof AvroEventCodec<?> upcasting) {
                avro.add(upcasting);
            }
        });
        return new CodecUpcasting(schemas, avro);
    }

    private static EventCodec<?> unsealed(EventCodec<?> codec) {
        return codec instanceof ErasableCodec<?> erasable ? unsealed(erasable.inner()) : codec;
    }
}
