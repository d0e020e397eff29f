package com.tomriddelsdell.portfolio.visit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

/** Which requests are counted. */
class LookTest {

    static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    @ParameterizedTest
    @ValueSource(strings = {"/", "/projects", "/projects/tide-tables"})
    void a_reader_of_a_page_is_counted(String page) {
        assertThat(look(page, "Accept", "text/html")).map(Look::page).contains(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/admin/projects", "/api/projects", "/assets/0/site.css", "/projects/Not%20a%20slug", "/contact"
            })
    void what_is_no_page_for_visitors_is_not_counted(String path) {
        assertThat(look(path, "Accept", "text/html")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DNT, 1",
        "Sec-GPC, 1",
        "Authorization, Basic x",
        "Sec-Purpose, prefetch",
        "Sec-Fetch-Dest, empty",
        "User-Agent, Mozilla/5.0 (compatible; Googlebot/2.1)",
        "User-Agent, curl/8.9",
        "User-Agent, ''"
    })
    void whoever_objects_and_whatever_does_not_read_is_not_counted(String header, String value) {
        assertThat(look("/", header, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://Search.Example.com/?q=secret, search.example.com",
        "https://me.example.com/projects, ''",
        "not an address, ''",
        "https://<script>/, ''",
        "'', ''"
    })
    void of_where_somebody_came_from_only_the_host_is_told(String referrer, String host) {
        assertThat(look("/", "Referer", referrer)).map(Look::referrer).contains(host);
    }

    @Test
    void a_form_that_is_sent_is_not_counted() {
        assertThat(Look.of(MockServerHttpRequest.post("/")
                        .header("User-Agent", BROWSER)
                        .build()))
                .isEmpty();
    }

    private static Optional<Look> look(String path, String header, String value) {
        var headers = new HttpHeaders();
        headers.set("User-Agent", BROWSER);
        headers.set("Host", "me.example.com:8443");
        headers.set(header, value);
        return Look.of(MockServerHttpRequest.method(HttpMethod.GET, URI.create(path))
                .headers(headers)
                .build());
    }
}
