package com.tomriddelsdell.portfolio.site.web;

import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the page to sign in on shows.
 *
 * @param address where to go on afterwards
 * @param fields the form that was sent when the session had ended
 */
record SignInView(String address, List<Provider> providers, List<Field> fields, String notice) {

    static SignInView of(String address, Map<String, String> labels, String notice) {
        return new SignInView(address, providers(labels, address), List.of(), notice);
    }

    static SignInView keeping(String address, MultiValueMap<String, String> kept) {
        var fields = kept.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> new Field(entry.getKey(), value)))
                .toList();
        return new SignInView(address, List.of(), fields, "");
    }

    boolean keeps() {
        return !fields.isEmpty();
    }

    private static List<Provider> providers(Map<String, String> labels, String address) {
        return labels.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(entry -> new Provider(
                        entry.getValue(),
                        UriComponentsBuilder.fromPath("/sign-in/to/{name}")
                                .queryParam("return", "{address}")
                                .encode()
                                .buildAndExpand(entry.getKey(), address)
                                .toUriString()))
                .toList();
    }

    record Provider(String label, String address) {}

    record Field(String name, String value) {

        @Override
        public String toString() {
            return "Field[name=%s, value=***]".formatted(name);
        }
    }
}
