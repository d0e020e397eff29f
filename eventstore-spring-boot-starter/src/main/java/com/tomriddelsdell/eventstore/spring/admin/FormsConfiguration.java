package com.tomriddelsdell.eventstore.spring.admin;

import com.tomriddelsdell.eventstore.spring.admin.log.AvroForms;
import com.tomriddelsdell.eventstore.spring.admin.log.StoredForms;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Payloads of Avro, where that is on the class path. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "com.tomriddelsdell.eventstore.upcast.avro.AvroEventCodec")
class FormsConfiguration {

    @Bean
    StoredForms eventStoreAdminAvroForms() {
        return new AvroForms();
    }
}
