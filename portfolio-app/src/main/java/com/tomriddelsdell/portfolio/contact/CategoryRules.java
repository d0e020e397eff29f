package com.tomriddelsdell.portfolio.contact;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;
import static java.util.regex.Pattern.UNICODE_CHARACTER_CLASS;

import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import java.util.List;
import java.util.regex.Pattern;

/** What a message is about, by the words in it. The first rule that fits decides; the owner corrects what it gets wrong. */
final class CategoryRules {

    private static final List<Rule> RULES = List.of(
            Rule.of(Category.PRESS, "press|journalists?|interviews?|podcasts?|magazine|newspaper|editorial"),
            Rule.of(Category.JOB, "jobs?|vacanc(?:y|ies)|recruit\\w*|hiring|salary|career|permanent (?:role|position)"),
            Rule.of(Category.PROJECT, "projects?|freelanc\\w*|contract(?:or)?|quotes?|budget|consult\\w*"));

    private CategoryRules() {}

    static Category categoryOf(MessageText message) {
        return RULES.stream()
                .filter(rule -> rule.words().matcher(message.value()).find())
                .map(Rule::category)
                .findFirst()
                .orElse(Category.GENERAL);
    }

    private record Rule(Category category, Pattern words) {

        static Rule of(Category category, String words) {
            return new Rule(
                    category,
                    Pattern.compile(
                            "\\b(?:" + words + ")\\b", CASE_INSENSITIVE | UNICODE_CASE | UNICODE_CHARACTER_CLASS));
        }
    }
}
