// axe on a page as it is now.
import axe from 'axe-core';

/** Fails with what is wrong, where, and what would be right. */
export async function checkAccessibility(page) {
    const violations = await accessibilityViolations(page);
    if (violations.length > 0) {
        throw new Error(`${page.url()} has ${violations.length} axe violation(s):\n${violations.map(told).join('\n')}`);
    }
}

/** By the debugging protocol, which the content policy of the page does not bind. */
export async function accessibilityViolations(page) {
    await page.evaluate(`if (!window.axe) { ${axe.source} }`);
    const {violations} = await page.evaluate(() => window.axe.run(document, {resultTypes: ['violations']}));
    return violations;
}

function told({id, help, nodes}) {
    const where = nodes.map(({target, failureSummary}) => `    ${target.join(' ')}: ${failureSummary}`);
    return `  ${id}: ${help}\n${where.join('\n')}`;
}
