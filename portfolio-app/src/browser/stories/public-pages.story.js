import assert from 'node:assert/strict';
import {publicPages} from '../public-pages.js';
import {eventually} from '../stage/expect.js';
import {story} from '../stage/story.js';

story('Every public page can be read on a phone and on a desk, by day and by night', async ({visitor, look, api}) => {
    await eventually(async () => (await (await api('GET', '/api/projects?limit=100')).json()).items.length >= 12, true, 'all demo projects are there');
    const page = await visitor();
    for (const {name, path} of publicPages) {
        const answer = await page.goto(path);
        assert.equal(answer.status(), 200, path);
        await look(page, name);
    }
});

story('A page that is not there says so in the design of the site', async ({visitor, look}) => {
    const page = await visitor();
    const answer = await page.goto('/nowhere', {waitUntil: 'load'});
    assert.equal(answer.status(), 404);
    await page.getByRole('link', {name: 'Back to the site'}).waitFor();
    await look(page, 'not-found');
});

story('The keyboard leads past the navigation to the content', async ({visitor}) => {
    const page = await visitor();
    await page.goto('/');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to the content');
});
