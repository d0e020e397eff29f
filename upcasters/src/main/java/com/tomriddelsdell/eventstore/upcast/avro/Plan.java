package com.tomriddelsdell.eventstore.upcast.avro;

import com.tomriddelsdell.eventstore.schema.StoredSchema;
import com.tomriddelsdell.eventstore.upcast.chain.UpcasterChain;
import com.tomriddelsdell.eventstore.upcast.form.Form;

/** What to do about events of one stored schema. */
sealed interface Plan {

    StoredSchema schema();

    /** They are read and lifted. */
    record Read(StoredSchema schema, UpcasterChain.Lift lift) implements Plan {}

    /** They are read by what is known today, without a place in the history. */
    record ReadDirectly(StoredSchema schema, Form.Reader<?> reader) implements Plan {}

    /** They are left out. */
    record Skip(StoredSchema schema) implements Plan {}

    /** They cannot be decoded. */
    record Refuse(StoredSchema schema, String why) implements Plan {}
}
