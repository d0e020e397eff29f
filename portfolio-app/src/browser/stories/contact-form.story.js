import assert from 'node:assert/strict';
import {eventually} from '../stage/expect.js';
import {story} from '../stage/story.js';

const HOSTILE = '<img src=x onerror=alert(1)> & <script>alert(2)</script>';

async function write(page, name, message) {
    await page.getByLabel('Your name').fill(name);
    await page.getByLabel('Your e-mail address').fill('visitor@example.com');
    await page.getByRole('textbox', {name: 'Your message'}).fill(message);
    await page.getByRole('button', {name: 'Send message'}).click();
}

story('A visitor writes, and the open inbox shows it', async ({visitor, owner, look}) => {
    const inbox = await owner();
    await inbox.goto('/admin/contacts');
    await inbox.locator('#live.open').waitFor();

    const page = await visitor();
    await page.goto('/');
    await write(page, `Ada ${HOSTILE}`, `Good day. ${HOSTILE}`);
    await page.getByText('Thank you.').waitFor();
    await look(page, 'sent');

    const arrived = inbox.locator('.message', {hasText: 'Good day.'}).first();
    await arrived.waitFor();
    assert.equal(await arrived.locator('h2').textContent(), `Ada ${HOSTILE}`);
    assert.equal(await inbox.locator('.message img, .message script').count(), 0);
    await look(inbox, 'inbox');
});

story('What is missing is said next to its field, and nothing typed is lost', async ({visitor, look}) => {
    const page = await visitor();
    await page.goto('/');
    await write(page, '', 'What I wrote stays.');
    await eventually(async () => (await page.locator('#name-error').textContent()) !== '', true);
    assert.equal(await page.getByLabel('Your name').getAttribute('aria-invalid'), 'true');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'name');
    assert.equal(await page.getByRole('textbox', {name: 'Your message'}).inputValue(), 'What I wrote stays.');
    await look(page, 'refused');
});

story('A visitor without JavaScript writes too', async ({visitor, look}) => {
    const page = await visitor({javaScriptEnabled: false});
    await page.goto('/');
    await write(page, 'Grace', 'Sent by the browser alone.');
    await page.getByRole('heading', {name: 'Thank you.'}).waitFor();
    await look(page, 'sent-without-javascript');
});
