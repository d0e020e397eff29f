// Lighthouse and axe on every public page: prints a table, and fails where a category is below the limit.
import {execFile} from 'node:child_process';
import {mkdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {accessibilityViolations} from './stage/accessibility.js';
import {startApplication} from './stage/application.js';
import {browserPath, FLAGS, launchBrowser} from './stage/browser.js';
import {artefacts} from './stage/places.js';
import {publicPages} from './public-pages.js';

const LIMIT = 95;
const ATTEMPTS = 3;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const command = fileURLToPath(new URL('node_modules/.bin/lighthouse', import.meta.url));
const reports = join(artefacts, 'lighthouse');

try {
    const chromium = browserPath();
    mkdirSync(reports, {recursive: true});
    const application = await startApplication('lighthouse');
    try {
        const rows = [];
        for (const page of publicPages) {
            const path = page.path;
            rows.push({path, ...(await best(chromium, application.url + path, page)), axe: await axe(application.url + path)});
        }
        print(rows);
    } finally {
        await application.stop();
    }
} catch (failure) {
    console.error(failure.message);
    process.exitCode = 1;
}

/** A busy machine can only make a page look slower than it is, so the best of a few attempts counts. */
async function best(chromium, url, page) {
    let found;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
        const result = await measure(chromium, url, page);
        if (found === undefined || lowest(result) > lowest(found)) {
            found = result;
        }
        if (lowest(found) >= LIMIT) {
            break;
        }
    }
    return found;
}

async function measure(chromium, url, {name, unlisted = false}) {
    const output = join(reports, name);
    await promisify(execFile)(process.execPath, [
        command, url, '--quiet', '--output=json', '--output=html', `--output-path=${output}`,
        `--only-categories=${CATEGORIES}`, ...(unlisted ? ['--skip-audits=is-crawlable'] : []),
        `--chrome-flags=${['--headless=new', ...FLAGS].join(' ')}`,
    ], {env: {...process.env, CHROME_PATH: chromium}});
    const {categories, audits} = JSON.parse(readFileSync(`${output}.report.json`, 'utf8'));
    return {
        scores: CATEGORIES.map((category) => Math.round(categories[category].score * 100)),
        lcp: audits['largest-contentful-paint'].numericValue,
        observedLcp: audits.metrics.details.items[0].observedLargestContentfulPaint,
    };
}

function lowest({scores}) {
    return Math.min(...scores);
}

async function axe(url) {
    const browser = await launchBrowser();
    try {
        const page = await browser.newPage();
        await page.goto(url);
        return (await accessibilityViolations(page)).map(({id}) => id);
    } finally {
        await browser.close();
    }
}

function print(rows) {
    console.table(Object.fromEntries(rows.map(({path, scores, lcp, observedLcp, axe}) => [path, {
        ...Object.fromEntries(CATEGORIES.map((category, index) => [category, scores[index]])),
        'LCP on a slow phone, ms': Math.round(lcp),
        'LCP here, ms': Math.round(observedLcp),
        axe: axe.length === 0 ? 'no violation' : axe.join(', '),
    }])));
    const below = rows.filter((row) => lowest(row) < LIMIT || row.axe.length > 0).map(({path}) => path);
    console.log(`Reports: ${reports}`);
    if (below.length > 0) {
        throw new Error(`Below ${LIMIT} in a category, or with axe violations: ${below.join(', ')}`);
    }
}
