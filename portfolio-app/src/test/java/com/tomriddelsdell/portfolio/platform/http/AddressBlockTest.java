package com.tomriddelsdell.portfolio.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AddressBlockTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.254, true",
        "192.0.2.1, 192.0.3.1, false",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "192.0.2.1, c000:200::, false"
    })
    void what_one_household_or_host_has_is_one_block(String one, String other, boolean same) {
        assertThat(block(one).equals(block(other))).isEqualTo(same);
    }

    @Test
    void what_comes_from_nowhere_is_a_block_too() {
        assertThat(AddressBlock.of(null)).isEqualTo(AddressBlock.of(InetSocketAddress.createUnresolved("example", 1)));
    }

    private static AddressBlock block(String address) {
        return AddressBlock.of(new InetSocketAddress(address, 1));
    }
}
