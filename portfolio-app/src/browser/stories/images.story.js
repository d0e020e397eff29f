import assert from 'node:assert/strict';
import {drawing} from '../stage/drawing.js';
import {eventually} from '../stage/expect.js';
import {story} from '../stage/story.js';

async function project(api, slug) {
    await api('POST', '/api/admin/projects', {
        body: {slug, title: `Seen: ${slug}`, summary: 'To be looked at.', body: 'Text.', category: 'story'},
    });
    await api('POST', `/api/admin/projects/${slug}/publish`, {headers: {'If-Match': '"0"'}});
}

story('The owner drops an image onto the page, and visitors see it', async ({visitor, owner, look, api}) => {
    await project(api, 'dropped-upon');
    const console = await owner();
    await console.goto('/admin/projects/dropped-upon/images');
    const bytes = [...await drawing(console, 700)];
    const dropped = await console.evaluateHandle((content) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(content)], 'drawing.png', {type: 'image/png'}));
        return transfer;
    }, bytes);
    await console.dispatchEvent('#upload', 'drop', {dataTransfer: dropped});
    await eventually(() => console.locator('#upload-state').textContent(), 'drawing.png');
    await console.locator('#alt').fill('A light field on a red one.');
    await console.getByRole('button', {name: 'Add the image'}).click();
    await console.locator('#images img[alt="A light field on a red one."]').waitFor();
    await look(console, 'images');

    const page = await visitor();
    await page.goto('/projects/dropped-upon');
    const shown = page.getByAltText('A light field on a red one.');
    await eventually(() => shown.evaluate((image) => image.complete && image.naturalWidth > 0), true);
    assert.match(await shown.evaluate((image) => image.currentSrc), /\/images\/[0-9a-f]{32}\/\d+\.webp$/);
    await look(page, 'project');
    await page.goto('/projects?search=dropped-upon');
    await page.locator('.thumbnail img[alt="A light field on a red one."]').waitFor();
});

story('Without a script an image is added, and a drawing that may run is refused', async ({visitor, owner, api}) => {
    await project(api, 'plainly-added');
    const file = {name: 'drawing.png', mimeType: 'image/png', buffer: await drawing(await visitor(), 400)};
    const page = await owner({javaScriptEnabled: false});
    await page.goto('/admin/projects/plainly-added/images');
    await page.locator('#alt').fill('Two colours.');
    await page.locator('#file').setInputFiles(file);
    await page.getByRole('button', {name: 'Add the image'}).click();
    await page.locator('#images img[alt="Two colours."]').waitFor();

    await page.locator('#alt').fill('It may run.');
    await page.locator('#file').setInputFiles({
        name: 'drawing.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>'),
    });
    await page.getByRole('button', {name: 'Add the image'}).click();
    await page.locator('#file-error', {hasText: 'SVG is not accepted'}).waitFor();
    assert.equal(await page.locator('#alt').inputValue(), 'It may run.');
    assert.equal(await page.locator('#images li').count(), 1);
});
