import assert from 'node:assert/strict';
import {eventually} from '../stage/expect.js';
import {story} from '../stage/story.js';

const HOSTILE = '<img src=x onerror=alert(1)> & <script>alert(2)</script>';

async function write(api, name, message) {
    const answer = await api('POST', '/api/contacts', {anonymous: true, body: {name, email: 'visitor@example.com', message}});
    assert.equal(answer.status, 201, await answer.text());
}

story('An engineer browses the log, sees an event arrive, and looks into it', async ({owner, api, look}) => {
    const page = await owner();
    await page.goto('/admin/log');
    await page.locator('.bar .live.open').waitFor();
    assert.ok(await page.locator('.event').count() >= 12);

    await write(api, `Ada ${HOSTILE}`, `Seen live. ${HOSTILE}`);
    const arrived = page.locator('.event.arrived', {hasText: 'ContactRequestSubmitted'}).first();
    await arrived.waitFor();
    await look(page, 'log');

    await arrived.locator('a.type').click();
    await page.getByRole('heading', {name: 'ContactRequestSubmitted'}).waitFor();
    const stored = page.locator('.sides .sheet', {hasText: 'As it was stored'});
    await stored.getByText('The part that is not sealed').waitFor();
    assert.doesNotMatch(await stored.textContent(), /Seen live/);
    const given = page.locator('.sides .sheet', {hasText: 'As the domain is given it'});
    assert.match(await given.textContent(), /Seen live\. .*<script>alert\(2\)<\/script>/);
    assert.equal(await page.locator('#console img, #console script').count(), 0);
    await page.getByText('Raw').first().click();
    await page.getByText('Schema').first().click();
    await look(page, 'event');
});

story('Filters are kept in the address, and an empty answer says so', async ({owner, look}) => {
    const page = await owner();
    await page.goto('/admin/log');
    await page.getByLabel('Category').fill('project');
    await page.getByLabel('Type').fill('ProjectPublished');
    await page.getByRole('button', {name: 'Apply'}).click();
    await page.waitForURL(/#\/log\?category=project&type=ProjectPublished$/);
    await page.getByText('Filters (2)').waitFor();
    await page.locator('.event').first().waitFor();
    const types = await page.locator('.event a.type').allTextContents();
    assert.deepEqual([...new Set(types)], ['ProjectPublished']);

    await page.getByLabel('Stream').fill('nobody-has-this');
    await page.getByRole('button', {name: 'Apply'}).click();
    await page.getByText('No event matches.').waitFor();
    await look(page, 'no-match');
});

story('What cannot be read is explained', async ({owner, look}) => {
    const page = await owner();
    await page.goto('/admin/log#/events/999999999');
    await page.getByRole('button', {name: 'Try again'}).waitFor();
    await look(page, 'unknown-event');
    await page.goto('/admin/log#/log?correlation=nonsense');
    await page.locator('.failed .error', {hasText: 'correlation'}).waitFor();
    assert.equal(await page.getByLabel('Correlation').inputValue(), 'nonsense');
    await look(page, 'refused-filter');
});

story('The keyboard walks through the log', async ({owner}) => {
    const page = await owner();
    await page.goto('/admin/log#/log?category=project');
    const links = page.locator('.event a.type');
    await links.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    const second = await links.nth(1).getAttribute('href');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), second);
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`${second}$`));
    await eventually(() => page.evaluate(() => document.activeElement.id), 'console-title');
});

story('A parked event is seen, understood and retried', async ({owner, api, sql, look}) => {
    await sql("ALTER TABLE portfolio.contact_request ADD CONSTRAINT no_curse CHECK (message NOT LIKE 'Cursed%')");
    await write(api, `Bob ${HOSTILE}`, 'Cursed message.');
    const page = await owner();
    try {
        await page.goto('/admin/log#/projections');
        const card = page.locator('[data-name="portfolio.inbox"]');
        await card.getByRole('link', {name: '1 parked event'}).waitFor();
        await card.getByText('Partitions').click();
        await look(page, 'projections');
        const partitions = card.getByRole('group', {name: 'Partitions of portfolio.inbox'});
        await partitions.focus();
        await page.waitForResponse(/eventstore\/projections$/);
        await page.waitForResponse(/eventstore\/projections$/);
        assert.equal(await partitions.evaluate((element) => document.activeElement === element), true);
        await card.getByRole('link', {name: '1 parked event'}).click();
        await page.locator('.failure', {hasText: 'no_curse'}).waitFor();
        await page.locator('.cards.parked dd', {hasText: 'waits for you'}).waitFor();
        await page.getByText('What it holds').click();
        await page.locator('.listing', {hasText: 'Cursed message.'}).first().waitFor();
        await look(page, 'parked');
    } finally {
        await sql('ALTER TABLE portfolio.contact_request DROP CONSTRAINT no_curse');
    }
    await page.getByRole('button', {name: 'Retry', exact: true}).click();
    await page.getByText('Nothing is parked').waitFor();
    await look(page, 'nothing-parked');
    await eventually(() => sql("SELECT count(*)::int AS rows FROM portfolio.contact_request WHERE message LIKE 'Cursed%'"), [{rows: 1}]);

    await page.getByRole('link', {name: 'Audit'}).click();
    await page.locator('.row', {hasText: 'parked.retry'}).first().waitFor();
    await look(page, 'audit');
});

story('A parked event that nobody wants is skipped, with a reason', async ({owner, api, sql, look}) => {
    await sql("ALTER TABLE portfolio.contact_request ADD CONSTRAINT no_spam CHECK (message NOT LIKE 'Worthless%')");
    try {
        await write(api, 'Eve', 'Worthless message.');
        const page = await owner();
        await page.goto('/admin/log#/projections/portfolio.inbox/parked');
        await page.getByRole('button', {name: 'Skip …'}).click({timeout: 60_000});
        await page.getByRole('dialog').getByLabel('Reason').fill(`Nobody misses it. ${HOSTILE}`);
        await look(page, 'skip');
        await page.getByRole('button', {name: 'Skip for good'}).click();
        await page.getByText('Nothing is parked').waitFor();
        await page.goto('/admin/log#/audit');
        await page.locator('.row', {hasText: `Nobody misses it. ${HOSTILE}`}).first().waitFor();
    } finally {
        await sql('ALTER TABLE portfolio.contact_request DROP CONSTRAINT no_spam');
    }
});

story('Many parked events are read page by page', async ({owner, sql, look}) => {
    await sql(`INSERT INTO eventstore.parked (subscription, position, partition, stream_id, error, attempts, parked_at)
        SELECT 'portfolio.inbox', position, 0, stream_id, 'Planted by a story', 1, now() FROM eventstore.event ORDER BY position LIMIT 5`);
    try {
        const page = await owner();
        await page.route(/parked\?limit=100/, (route) => route.continue({url: route.request().url().replace('limit=100', 'limit=2')}));
        await page.goto('/admin/log#/projections/portfolio.inbox/parked');
        const positions = () => page.locator('.cards > li').evaluateAll((cards) => cards.map(({dataset}) => dataset.position));
        const seen = [];
        for (const cards of [2, 2, 1]) {
            await eventually(async () => (await positions()).filter((position) => !seen.includes(position)).length, cards);
            seen.push(...await positions());
            if (seen.length === 2) {
                await look(page, 'parked-pages');
            }
            if (seen.length < 5) {
                await page.getByRole('link', {name: 'More parked events'}).click();
            }
        }
        assert.deepEqual(seen, [...seen].sort((one, other) => one - other));
        assert.equal(await page.getByRole('link', {name: 'More parked events'}).count(), 0);
        await sql("DELETE FROM eventstore.parked WHERE error = 'Planted by a story'");
        await page.getByText('Nothing more is parked.').waitFor();
        await page.getByRole('link', {name: 'From the first'}).click();
        await page.getByText('Nothing is parked: every event').waitFor();
    } finally {
        await sql("DELETE FROM eventstore.parked WHERE error = 'Planted by a story'");
    }
});

story('What is lost on the way is told, and forgotten when it works again', async ({owner}) => {
    const page = await owner();
    await page.goto('/admin/log#/projections/portfolio.inbox/parked');
    await page.getByText('Nothing is parked: every event').waitFor();
    await page.route(/inbox\/parked/, (route) => route.abort());
    await page.locator('.notice', {hasText: 'The server cannot be reached.'}).waitFor();
    await page.unroute(/inbox\/parked/);
    await page.locator('.notice', {hasText: 'The server cannot be reached.'}).waitFor({state: 'detached'});

    await page.route(/log\/tail/, (route) => route.fulfill({status: 503, contentType: 'application/problem+json', body: '{}'}));
    await page.goto('/admin/log#/log');
    await page.locator('.bar .live', {hasText: 'Connection lost, trying again …'}).waitFor();
    await page.unroute(/log\/tail/);
    await page.locator('.bar .live.open').waitFor();
    await page.goto('/admin/log#/replays/%E0');
    await page.getByRole('button', {name: 'Try again'}).waitFor();
});

story('A page that is not seen follows nothing, and misses nothing', async ({owner, api}) => {
    const page = await owner();
    const hide = (hidden) => page.evaluate((value) => {
        Object.defineProperty(document, 'hidden', {value, configurable: true});
        document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
    await page.goto('/admin/log#/log');
    await page.locator('.bar .live.open').waitFor();
    const ended = page.waitForEvent('requestfailed', (request) => request.url().includes('/log/tail'));
    await hide(true);
    await ended;
    await write(api, 'Grace', 'Written while nobody looked.');
    await hide(false);
    await page.locator('.event.arrived', {hasText: 'ContactRequestSubmitted'}).first().waitFor();
});

story('However many events arrive, none is missing between those that are shown and older ones', async ({owner, api}) => {
    const {items: [newest]} = await (await api('GET', '/api/admin/eventstore/log?limit=1')).json();
    const arriving = Array.from({length: 600}, (_, index) => ({...newest, position: newest.position + 1 + index}));
    const page = await owner();
    let told = false;
    await page.route(/log\/tail/, (route) => {
        const body = arriving.map((event) => `id:${event.position}\nevent:event\ndata:${JSON.stringify(event)}\n\n`).join('');
        const answer = told ? {status: 204} : {contentType: 'text/event-stream', body};
        told = true;
        return route.fulfill(answer);
    });
    await page.goto('/admin/log#/log');
    await page.locator(`.event[data-position="${arriving.at(-1).position}"]`).waitFor();
    assert.equal(await page.locator('.event').count(), 500);
    const oldest = Number(await page.locator('.event').last().getAttribute('data-position'));
    let asked;
    await page.route(/log\?.*to=/, (route) => {
        asked = new URL(route.request().url()).searchParams.get('to');
        return route.fulfill({json: {items: [], next: null, head: newest.position}});
    });
    await page.getByRole('button', {name: 'Older events'}).click();
    await eventually(() => asked, String(oldest - 1));
});

story('Whole numbers are shown as they were written', async ({owner}) => {
    const page = await owner();
    await page.route(/eventstore\/events\/1$/, async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replace('"decoded":{', '"decoded":{"exact":9007199254740993,');
        return route.fulfill({response, body});
    });
    await page.goto('/admin/log#/events/1');
    await page.locator('.listing', {hasText: '"exact": 9007199254740993'}).waitFor();
    await page.getByText('The first').waitFor();
});

story('A subscription is paused and resumed', async ({owner, look}) => {
    const page = await owner();
    await page.goto('/admin/log#/projections');
    const card = page.locator('[data-name="portfolio.projects"]');
    await card.getByRole('button', {name: 'Pause'}).click();
    await page.getByRole('dialog').waitFor();
    await page.goto('/admin/log#/audit');
    await page.getByRole('dialog').waitFor({state: 'detached'});
    await page.goto('/admin/log#/projections');
    await card.getByRole('button', {name: 'Pause'}).click();
    await page.getByRole('dialog').getByRole('button', {name: 'Pause'}).click();
    await card.locator('.state[data-state="PAUSED"]').waitFor();
    await look(page, 'paused');
    await card.getByRole('button', {name: 'Resume'}).click();
    await page.getByRole('dialog').getByRole('button', {name: 'Resume'}).click();
    await card.locator('.state[data-state="RUNNING"]').waitFor();
});

story('A read model is built anew beside the old one, compared, and switched to', async ({owner, look}) => {
    const page = await owner();
    await page.goto('/admin/log#/replays');
    await page.getByLabel('Projection').selectOption('portfolio.activity');
    await page.getByLabel('Events per second at most').fill('20');
    await page.getByRole('button', {name: 'Plan'}).click();
    await page.getByRole('row', {name: 'ProjectPublished 12'}).waitFor();
    await page.getByRole('group', {name: 'Upcasters of the plan'}).getByRole('row', {name: /^ProjectPublished, /}).waitFor();
    assert.equal(await page.locator('.notice').count(), 0);
    await look(page, 'replay-planned');

    await page.getByRole('button', {name: 'Start replay'}).click();
    await page.locator('.replay .state[data-state="RUNNING"]').first().waitFor();
    await look(page, 'replay-running');
    await page.getByRole('button', {name: 'Switch'}).waitFor();
    const bar = await page.locator('.replay progress').evaluate(({value, max}) => [value, max]);
    assert.equal(bar[0], bar[1]);

    await page.getByRole('button', {name: 'Compare with what is read'}).click();
    await page.getByRole('heading', {name: 'Both are the same'}).waitFor();
    await look(page, 'replay-compared');

    await page.getByRole('button', {name: 'Switch'}).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('It is the same.');
    await page.getByRole('dialog').getByRole('button', {name: 'Switch'}).click();
    await page.getByRole('button', {name: 'Roll back …'}).waitFor();
    await page.locator('.replay h2 .state[data-state="SWITCHED"]').waitFor();
    await look(page, 'replay-switched');

    await page.getByRole('link', {name: 'Audit'}).click();
    const row = page.locator('.row', {hasText: 'replay.switch'}).filter({hasText: 'succeeded'}).first();
    await row.getByRole('link').click();
    await page.locator('.graph').waitFor();
    await page.locator('.caused', {hasText: 'caused by AdminActionRequested'}).waitFor();
    assert.doesNotMatch(await page.locator('#console').innerText(), /^(null|undefined|NaN)$/m);
    await look(page, 'causation');
});

story('A replay is held to a limit, which is lifted while it runs and somebody else watches', async ({owner, tab, look}) => {
    const page = await owner();
    await page.goto('/admin/log#/replays');
    await page.getByLabel('Events per second at most').fill('1');
    await page.getByRole('button', {name: 'Plan'}).click();
    await page.getByRole('button', {name: 'Start replay'}).click();
    await page.locator('.pairs', {hasText: '1 events/s'}).waitFor();
    const other = await tab(page);
    await other.goto(page.url());
    await other.locator('.pairs', {hasText: '1 events/s'}).waitFor();
    await page.getByRole('button', {name: 'Limit …'}).click();
    await page.getByRole('dialog').getByLabel('Events per second at most').fill('0');
    await look(page, 'replay-limit');
    await page.getByRole('dialog').getByRole('button', {name: 'Limit'}).click();
    await other.locator('.pairs', {hasText: '1 events/s'}).waitFor({state: 'detached'});
    await page.getByRole('button', {name: 'Cancel …'}).click();
    await page.getByRole('dialog').getByRole('button', {name: 'Cancel', exact: true}).first().click();
    await page.locator('.replay h2 .state[data-state="CANCELLED"]').waitFor();
    await other.locator('.replay h2 .state[data-state="CANCELLED"]').waitFor();
    assert.equal(await other.locator('.replay .buttons button').count(), 0);
});

story('A part of the log repairs what is read, where the projection can', async ({owner, sql, look}) => {
    const counted = () => sql("SELECT sum(events)::int AS events FROM portfolio.activity WHERE type = 'ProjectPublished'");
    const before = await counted();
    await sql("UPDATE portfolio.activity SET events = events + 1000 WHERE type = 'ProjectPublished'");
    const page = await owner();
    await page.goto('/admin/log#/replays');
    await page.getByText('Only a part of the log').click();
    await page.getByLabel('Tags').fill('nobody:has-this');
    await page.getByRole('button', {name: 'Plan'}).click();
    await page.locator('.notice').first().waitFor();
    await look(page, 'replay-not-repairable');

    await page.getByLabel('Tags').fill('');
    await page.getByLabel('Types').fill('ProjectPublished, ProjectUnpublished');
    await page.getByRole('button', {name: 'Plan'}).click();
    await page.getByRole('row', {name: 'ProjectPublished 12'}).waitFor();
    await page.getByRole('button', {name: 'Start replay'}).click();
    await page.locator('.replay h2 .state[data-state="REPAIRED"]').waitFor();
    await look(page, 'replay-repaired');
    await eventually(counted, before);
});

story('A projection and a codec are tried without leaving anything', async ({owner, sql, look}) => {
    const rows = () => sql('SELECT count(*)::int AS rows FROM portfolio.project');
    const before = await rows();
    const page = await owner();
    await page.goto('/admin/log#/projections');
    await page.locator('[data-name="portfolio.projects"]').getByRole('link', {name: 'Dry run'}).click();
    const projection = page.locator('.sheet', {hasText: 'A projection'});
    assert.equal(await projection.getByLabel('Projection').inputValue(), 'portfolio.projects');
    await projection.getByLabel('After position').fill('0');
    await projection.getByLabel('Events at most').fill('20');
    await projection.getByRole('button', {name: 'Try'}).click();
    await projection.getByText('by the limit').waitFor();
    await projection.locator('.row .failure').first().waitFor();
    assert.deepEqual(await rows(), before);

    const codec = page.locator('.sheet', {hasText: 'A codec'});
    await codec.getByLabel('Codec').selectOption('projectEventCodec');
    await codec.getByLabel('Types').fill('ProjectPublished');
    await codec.getByRole('button', {name: 'Try'}).click();
    await codec.getByRole('heading', {name: 'Nothing failed'}).waitFor();
    await codec.getByRole('row', {name: 'ProjectPublished 12 12 0 0 0'}).waitFor();
    await look(page, 'dry-runs');

    await projection.getByLabel('After position').fill('999999999');
    await projection.getByRole('button', {name: 'Try'}).click();
    await projection.locator('.error', {hasText: 'after'}).waitFor();
});
