package com.tomriddelsdell.portfolio.account;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * The provider of identities that tests sign in with runs in this process, on threads of Netty, and may block them. So may
 * Kotlin when it looks into classes for the JSON of the provider, or of a client that has found the provider's module: it reads
 * class files then, and would never again find what it was once hindered from finding.
 */
public final class BlockingProvider implements BlockHoundIntegration {

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside(
                        "no.nav.security.mock.oauth2.http.NettyWrapper$RouterChannelHandler", "channelRead0")
                .allowBlockingCallsInside("kotlin.reflect.jvm.internal.ReflectProperties$LazySoftVal", "invoke");
    }
}
