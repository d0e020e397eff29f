import assert from 'node:assert/strict';
import {eventually} from '../stage/expect.js';
import {story} from '../stage/story.js';

story('The owner publishes a project, and a page that is open shows it', async ({visitor, owner, look}) => {
    const slug = 'a-story-of-its-own';
    const page = await visitor();
    await page.goto('/projects');
    await page.locator('#live.open').waitFor({state: 'attached'});

    const console = await owner();
    await console.goto('/admin/projects');
    await console.getByRole('link', {name: 'New project'}).click();
    await console.getByLabel('Slug').fill(slug);
    await console.getByLabel('Title').fill('A story of its own');
    await console.getByLabel('Summary').fill('Told in a browser.');
    await console.getByLabel('Body').fill('Once **upon** a time.\n\n<script>alert(1)</script>');
    await console.getByLabel('Category').fill('story');
    await look(console, 'new');
    await console.getByRole('button', {name: 'Save'}).click();

    await console.waitForURL('**/admin/projects');
    const row = console.locator('.row', {hasText: 'A story of its own'});
    await row.waitFor();
    assert.equal(await page.locator(`.project a[href="/projects/${slug}"]`).count(), 0);
    await row.getByRole('button', {name: 'Publish', exact: true}).click();
    await row.getByRole('button', {name: 'Unpublish'}).waitFor();
    await look(console, 'console');

    const published = page.locator(`.project a[href="/projects/${slug}"]`);
    await published.waitFor();
    await eventually(() => page.locator('#live').textContent(), 'Just published: A story of its own');
    await published.click();
    await page.getByRole('heading', {name: 'A story of its own'}).waitFor();
    assert.equal(await page.locator('.prose strong').textContent(), 'upon');
    assert.equal(await page.locator('.prose script').count(), 0);
});
