package com.tomriddelsdell.portfolio.account;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** The provider of identities that tests sign in with runs in this process, on threads of Netty, and may block them. */
public final class BlockingProvider implements BlockHoundIntegration {

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside(
                "no.nav.security.mock.oauth2.http.NettyWrapper$RouterChannelHandler", "channelRead0");
    }
}
