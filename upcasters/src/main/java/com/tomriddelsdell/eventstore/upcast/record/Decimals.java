package com.tomriddelsdell.eventstore.upcast.record;

import com.tomriddelsdell.eventstore.upcast.form.PayloadInput;
import com.tomriddelsdell.eventstore.upcast.form.PayloadOutput;
import com.tomriddelsdell.eventstore.upcast.form.UnreadablePayloadException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Decimal numbers: of one scale for a component, or each with its own. */
final class Decimals {

    private static final int MAX_SCALE = 10_000;

    private Decimals() {}

    static Kind withOwnScale() {
        return new Scalar<>(
                LogicalTypes.bigDecimal().addToSchema(Schema.create(Schema.Type.BYTES)),
                BigDecimal.class,
                Decimals::readWithScale,
                Decimals::writeWithScale);
    }

    static Kind of(Decimal limits) {
        var schema =
                LogicalTypes.decimal(limits.precision(), limits.scale()).addToSchema(Schema.create(Schema.Type.BYTES));
        return new Scalar<>(
                schema,
                BigDecimal.class,
                input -> new BigDecimal(unscaled(input.readBytes()), limits.scale()),
                (output, value) -> {
                    var unscaled = exact(value, limits).unscaledValue().toByteArray();
                    output.writeBytes(unscaled, 0, unscaled.length);
                });
    }

    private static BigDecimal exact(BigDecimal value, Decimal limits) {
        var exact = value.setScale(limits.scale());
        if (exact.precision() > limits.precision()) {
            throw new ArithmeticException(
                    "%s has more than %d digits".formatted(value.toPlainString(), limits.precision()));
        }
        return exact;
    }

    private static BigDecimal readWithScale(PayloadInput input) {
        var value = new PayloadInput(input.readBytes(), 0);
        var unscaled = unscaled(value.readBytes());
        var scale = value.readInt();
        value.requireEnd();
        if (Math.abs((long) scale) > MAX_SCALE) {
            throw new UnreadablePayloadException("a decimal has a scale of " + scale);
        }
        return new BigDecimal(unscaled, scale);
    }

    private static void writeWithScale(PayloadOutput output, BigDecimal value) {
        if (Math.abs((long) value.scale()) > MAX_SCALE) {
            throw new ArithmeticException("a decimal has a scale of at most %d".formatted(MAX_SCALE));
        }
        var whole = new PayloadOutput();
        var unscaled = value.unscaledValue().toByteArray();
        whole.writeBytes(unscaled, 0, unscaled.length);
        whole.writeInt(value.scale());
        var bytes = whole.toByteArray();
        output.writeBytes(bytes, 0, bytes.length);
    }

    private static BigInteger unscaled(byte[] bytes) {
        if (bytes.length == 0) {
            throw new UnreadablePayloadException("a decimal has no digits");
        }
        return new BigInteger(bytes);
    }
}
