package com.tomriddelsdell.portfolio.account;

import static com.tomriddelsdell.portfolio.IdentityProvider.vouchFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.portfolio.RunningApp;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in over real HTTP, with a real OpenID provider. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SignInTest extends RunningApp {

    private static final String START = "/sign-in/to/example";
    private static final String ACCESS = "portfolio-access";
    private static final String REFRESH = "portfolio-refresh";

    @Test
    void whoever_the_provider_vouches_for_comes_to_the_page_they_wanted() {
        var browser = browser();
        var refused = browser.get("/admin/contacts");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"Portfolio\"");
        assertThat(refused.body()).contains("/sign-in/to/example?return=%2Fadmin%2Fcontacts");

        vouchFor("owner", Map.of("email", "owner@example.com", "email_verified", true));
        var page = browser.visit(START + "?return=%2Fadmin%2Fcontacts");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Inbox");
        assertThat(page.uri().getPath()).isEqualTo("/admin/contacts");
    }

    @Test
    void what_is_asked_of_the_provider_is_bound_to_the_browser_by_state_nonce_and_challenge() {
        var asked = browser().get(START);

        assertThat(location(asked)).contains("state=", "nonce=", "code_challenge=", "code_challenge_method=S256");
        assertThat(asked.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Lax", "Path=/");
    }

    @Test
    void an_answer_counts_once_and_only_in_the_browser_that_asked() {
        var browser = browser();
        vouchFor("user", Map.of());
        var answer = location(browser.get(location(browser.get(START))));

        assertThat(browser().get(answer).statusCode()).isEqualTo(401);
        assertThat(browser.get(answer.replaceAll("state=[^&]*", "state=another"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(browser.get(answer).statusCode()).isEqualTo(303);
        assertThat(browser.get(answer).statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_with_another_nonce_is_refused() {
        vouchFor("user", Map.of("nonce", "another"));

        assertNobody(browser());
    }

    @Test
    void a_token_for_another_client_is_refused() {
        vouchFor("user", Map.of("aud", List.of("another")));

        assertNobody(browser());
    }

    @Test
    void a_token_that_is_over_is_refused() {
        vouchFor("user", Map.of(), -3600);

        assertNobody(browser());
    }

    @Test
    void somebody_who_is_not_invited_is_told_so() {
        vouchFor("stranger", Map.of("email", "owner@example.com", "email_verified", false));
        var browser = browser();

        var page = browser.visit(START);

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("Not invited");
        assertThat(browser.cookies()).doesNotContainKeys(ACCESS, REFRESH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.com/", "//example.com", "/\\example.com", "/a\r\nb", "javascript:alert(1)"})
    void nobody_is_sent_to_another_site(String address) {
        vouchFor("user", Map.of());
        var browser = browser();

        var answer = browser.get(location(browser.get(location(browser.get(START + "?return=" + encoded(address))))));

        assertThat(location(answer)).isEqualTo("/account");
        assertThat(location(browser.post("/sign-in", Map.of("password", "a password of the test", "return", address))))
                .isEqualTo("/account");
    }

    @ParameterizedTest
    @CsvSource({"user, /account, 200", "user, /admin/contacts, 403", "engineer, /admin/contacts, 403"})
    void a_role_opens_what_it_includes(String subject, String address, int status) {
        assertThat(signedIn(subject).get(address).statusCode()).isEqualTo(status);
    }

    @Test
    void what_was_denied_is_shown_on_the_page_of_the_account() {
        var browser = signedIn("user");
        browser.get("/admin/contacts");

        assertThat(browser.get("/account").body()).contains("Denied: GET /admin/contacts", "Signed in with example");
    }

    @Test
    void the_owner_signs_in_with_the_password() {
        var browser = browser();
        assertThat(browser.post("/sign-in", Map.of("password", "a guess")).body())
                .contains("This is not the password.");

        assertThat(browser.post("/sign-in", Map.of("password", "a password of the test"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.get("/account").body()).contains("Refused: a wrong password", "Signed in with password");
    }

    @Test
    void a_session_goes_on_by_its_refresh_token_which_is_exchanged() {
        var browser = signedIn("user");
        var first = browser.cookies().get(REFRESH);
        browser.cookies().remove(ACCESS);

        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
        assertThat(browser.cookies()).containsKey(ACCESS);
        assertThat(browser.cookies().get(REFRESH)).isNotEqualTo(first);
    }

    @Test
    void a_copy_of_an_older_refresh_token_ends_the_session_for_all() {
        var browser = signedIn("user");
        var stolen = browser.cookies().get(REFRESH);
        for (var exchange = 0; exchange < 2; exchange++) {
            browser.cookies().remove(ACCESS);
            browser.get("/account");
        }
        var thief = browser();
        thief.cookies().put(REFRESH, stolen);

        assertThat(thief.get("/account").statusCode()).isEqualTo(401);
        assertThat(browser.get("/account").statusCode()).isEqualTo(401);
    }

    @Test
    void signing_out_ends_a_session_even_for_who_kept_its_cookies() {
        var browser = signedIn("user");
        var kept = Map.copyOf(browser.cookies());

        assertThat(browser.post("/account/sign-out", Map.of()).statusCode()).isEqualTo(303);
        assertThat(browser.cookies()).isEmpty();
        browser.cookies().putAll(kept);
        assertThat(browser.get("/account").statusCode()).isEqualTo(401);
    }

    @Test
    void signing_out_everywhere_ends_the_sessions_of_other_browsers_too() {
        var subject = "engineer";
        var here = signedIn(subject);
        var there = signedIn(subject);
        var another = signedIn("user");

        here.post("/account/sign-out-everywhere", Map.of());

        assertThat(there.get("/account").statusCode()).isEqualTo(401);
        assertThat(another.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void a_form_that_was_sent_when_the_session_had_ended_is_kept_on_the_page() {
        var text = "Long thought about \"<this>\" " + UUID.randomUUID();
        var page = browser().post("/admin/projects", Map.of("slug", "a", "body", text));

        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.body())
                .contains("Send again", "action=\"/admin/projects\"", "name=\"body\"", text.substring(30))
                .doesNotContain("<this>");
    }

    @Test
    void a_form_that_another_site_sent_is_not_offered_to_be_sent_again() {
        var page = browser()
                .send(HttpRequest.newBuilder(URI.create(base() + "/admin/projects"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "cross-site")
                        .POST(HttpRequest.BodyPublishers.ofString("slug=planted")));

        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.body()).doesNotContain("planted");
    }

    @Test
    void a_program_is_let_in_for_as_long_as_its_owner_likes() {
        vouchFor("owner", Map.of("email", "owner@example.com", "email_verified", true));
        var browser = browser();
        browser.visit(START);
        var token = token(browser, Map.of("name", "reader", "days", "1"));

        assertThat(asProgram("GET", token).statusCode()).isEqualTo(200);
        var denied = asProgram("POST", token);
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.headers().firstValue("WWW-Authenticate").orElse("")).contains("insufficient_scope");

        var id = found("/account/tokens/([^/]+)/revoke", browser.get("/account").body());
        browser.post("/account/tokens/" + id + "/revoke", Map.of());
        var revoked = asProgram("GET", token);
        assertThat(revoked.statusCode()).isEqualTo(401);
        assertThat(revoked.headers().allValues("WWW-Authenticate")).anyMatch(all -> all.contains("invalid_token"));
    }

    @Test
    void a_cookie_of_a_session_is_no_token_of_a_program() {
        var access = Objects.requireNonNull(signedIn("user").cookies().get(ACCESS));

        assertThat(asProgram("GET", access).statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_needs_a_name_and_an_end() {
        var page = signedIn("user").post("/account/tokens", Map.of("name", "", "days", "100000"));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("Give it a name", "A number from 1 to 90.");
    }

    private Browser browser() {
        return new Browser(base());
    }

    private Browser signedIn(String subject) {
        vouchFor(subject, Map.of());
        var browser = browser();
        assertThat(browser.visit(START).statusCode()).isEqualTo(200);
        return browser;
    }

    private static void assertNobody(Browser browser) {
        assertThat(browser.visit(START).statusCode()).isEqualTo(401);
        assertThat(browser.cookies()).doesNotContainKeys(ACCESS, REFRESH);
    }

    private HttpResponse<String> asProgram(String method, String token) {
        return browser()
                .send(HttpRequest.newBuilder(URI.create(base() + "/api/admin/projects"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : "{}")));
    }

    private static String token(Browser browser, Map<String, String> form) {
        return found(
                "aria-label=\"The new token\">([^<]+)<",
                browser.post("/account/tokens", form).body());
    }

    private static String found(String pattern, String page) {
        var matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1);
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
