package com.tomriddelsdell.benchmarks.http;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import com.tomriddelsdell.benchmarks.app.PackagedApp;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

/** What somebody wants of the application, and how large a part of all requests that is. */
enum Visit {
    PAGE("GET /", 0.5, 100) {
        @Override
        HttpRequestActionBuilder request(String name) {
            return http(name).get("/").header("Accept", "text/html").check(status().is(200));
        }
    },
    PROJECTS("GET /api/projects", 0.3, 100) {
        @Override
        HttpRequestActionBuilder request(String name) {
            return http(name)
                    .get("/api/projects")
                    .header("Accept", "application/json")
                    .check(status().is(200));
        }
    },
    CONTACT("POST /api/contacts", 0.1, 100) {
        @Override
        HttpRequestActionBuilder request(String name) {
            return http(name)
                    .post("/api/contacts")
                    .header("Content-Type", "application/json")
                    .body(StringBody("""
                            {"name":"Ada Lovelace","email":"ada@example.org","message":"Does the engine keep up?"}"""))
                    .check(status().is(201));
        }
    },
    INBOX("GET /api/contacts, as the owner", 0.1, 200) {
        @Override
        HttpRequestActionBuilder request(String name) {
            return http(name)
                    .get("/api/contacts")
                    .header("Accept", "application/json")
                    .basicAuth("admin", PackagedApp.PASSWORD)
                    .check(status().is(200));
        }
    };

    private final String title;
    private final double share;
    private final int limitMillis;

    Visit(String title, double share, int limitMillis) {
        this.title = title;
        this.share = share;
        this.limitMillis = limitMillis;
    }

    String title() {
        return title;
    }

    double share() {
        return share;
    }

    /** What 99 of 100 must be answered below. */
    int limitMillis() {
        return limitMillis;
    }

    /** The request, which is known as {@code name} in what is reported. */
    abstract HttpRequestActionBuilder request(String name);
}
