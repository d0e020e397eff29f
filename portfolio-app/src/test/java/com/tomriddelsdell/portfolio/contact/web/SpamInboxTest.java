package com.tomriddelsdell.portfolio.contact.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.portfolio.RunningApp;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import tools.jackson.databind.JsonNode;

/** What the owner sees of spam, and does about it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SpamInboxTest extends RunningApp {

    private static final String POSITION = "Event-Position";

    @Test
    void what_was_taken_for_spam_is_in_the_inbox_with_its_reasons_and_can_be_put_right() {
        var sent = send(Map.of(
                "name", "Zenobia",
                "email", "zenobia@example.com",
                "message", "https://example.com/one",
                "website", "https://example.com/two"));
        var address =
                Objects.requireNonNull(sent.getResponseHeaders().getLocation()).getPath();
        var id = address.substring(address.lastIndexOf('/') + 1);

        var spam = read(address, position(sent));
        assertThat(spam.path("status").asString()).isEqualTo("SPAM");
        assertThat(spam.path("spam").valueStream().map(JsonNode::asString))
                .containsExactly("HIDDEN_FIELD", "ONLY_LINKS");
        assertThat(list("")).doesNotContain(id);
        assertThat(list("?status=spam")).contains(id);
        assertThat(page("/admin/contacts/" + id))
                .contains("a field was filled in that people cannot see; nothing but links.", "This is no spam");

        var reopened = admin.post()
                .uri(address + "/reopen")
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectBody()
                .returnResult();

        var read = read(address, position(reopened));
        assertThat(read.path("status").asString()).isEqualTo("READ");
        assertThat(read.path("spam").valueStream().map(JsonNode::asString)).hasSize(2);
        assertThat(list("")).contains(id);
    }

    @Test
    void spam_is_counted_by_its_reasons() {
        send(Map.of(
                "name",
                "Zenobia",
                "email",
                "zenobia@example.com",
                "message",
                "Hello",
                "website",
                "https://example.com"));

        assertThat(page("/actuator/prometheus"))
                .contains("portfolio_contact_requests_total{", "portfolio_contact_spam_total{", "hidden-field");
    }

    private EntityExchangeResult<byte[]> send(Map<String, String> request) {
        return visitor.post()
                .uri("/api/contacts")
                .bodyValue(request)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .returnResult();
    }

    private static String position(EntityExchangeResult<?> answer) {
        return Objects.requireNonNull(answer.getResponseHeaders().getFirst(POSITION));
    }

    private JsonNode read(String address, String position) {
        return Objects.requireNonNull(admin.get()
                .uri(address)
                .header("Min-Position", position)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    private List<String> list(String query) {
        return Objects.requireNonNull(admin.get()
                        .uri("/api/contacts" + query)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody())
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private String page(String address) {
        return Objects.requireNonNull(admin.get()
                .uri(address)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
