package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.account.identity.Providers;
import com.tomriddelsdell.portfolio.platform.security.SignInPage;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/** The page to sign in on, for whoever asks for what is not for everybody. */
final class SignInPages implements SignInPage {

    private final Pages pages;
    private final Providers providers;

    SignInPages(Pages pages, Providers providers) {
        this.pages = pages;
        this.providers = providers;
    }

    @Override
    public String render(String address, MultiValueMap<String, String> kept) {
        var view = kept.isEmpty() ? SignInView.of(address, providers.labels(), "") : SignInView.keeping(address, kept);
        return pages.render("signIn", Map.of("view", view));
    }
}
