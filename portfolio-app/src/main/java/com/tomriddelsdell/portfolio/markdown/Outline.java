package com.tomriddelsdell.portfolio.markdown;

import java.util.ArrayDeque;
import java.util.Deque;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;

/**
 * Makes headings begin at the first level and go down by one at a time, whatever levels the text began with and left out:
 * who listens to a page finds the way by them.
 */
final class Outline extends AbstractVisitor {

    private final Deque<Integer> above = new ArrayDeque<>();

    @Override
    public void visit(Heading heading) {
        while (!above.isEmpty() && above.peek() >= heading.getLevel()) {
            above.pop();
        }
        above.push(heading.getLevel());
        heading.setLevel(above.size());
    }
}
