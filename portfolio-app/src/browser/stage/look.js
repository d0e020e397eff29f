// Looks at a page as people with different screens see it.
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {checkAccessibility} from './accessibility.js';
import {album} from './places.js';

const WIDTHS = {phone: {width: 390, height: 844}, desktop: {width: 1280, height: 900}};
const SCHEMES = ['light', 'dark'];

/**
 * At each width and in each scheme: keeps a picture, and fails where axe finds a violation or the page scrolls sideways.
 * axe is a script: it cannot visit a page whose scripts are off.
 */
export async function look(page, name, {scripts = true} = {}) {
    mkdirSync(album, {recursive: true});
    const before = page.viewportSize();
    for (const [width, size] of Object.entries(WIDTHS)) {
        await page.setViewportSize(size);
        for (const colorScheme of SCHEMES) {
            await page.emulateMedia({colorScheme, reducedMotion: 'reduce'});
            await page.screenshot({path: join(album, `${name}-${width}-${colorScheme}.png`), fullPage: true});
            await checkWidth(page, `${name} at ${width} width`);
            if (scripts) {
                await checkAccessibility(page);
            }
        }
    }
    await page.emulateMedia({colorScheme: null, reducedMotion: null});
    await page.setViewportSize(before);
}

async function checkWidth(page, what) {
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    if (content > window) {
        throw new Error(`${what} is ${content} px wide in a window of ${window} px`);
    }
}
