// Waits for what a page is about to show. Generous, because machines differ; quick, when the page is.
import assert from 'node:assert/strict';

const PATIENCE_MILLIS = 30_000;
const PAUSE_MILLIS = 50;

/** Until {@code actual()} is {@code expected}, then returns; fails with the last difference. */
export async function eventually(actual, expected, what = 'value') {
    const deadline = Date.now() + PATIENCE_MILLIS;
    for (;;) {
        const found = await actual();
        try {
            assert.deepEqual(found, expected, what);
            return;
        } catch (different) {
            if (Date.now() > deadline) {
                throw different;
            }
        }
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS));
    }
}

/** Until the element is there and contains the text. */
export async function shows(locator, text) {
    await locator.filter({hasText: text}).first().waitFor();
}
