import assert from 'node:assert/strict';
import {everyAnswer} from '../stage/answers.js';
import {eventually} from '../stage/expect.js';
import {story, withOwnApplication} from '../stage/story.js';
import {identify} from '../stage/provider.js';
import {answersWith, columnsWith, tells} from '../stage/traces.js';
import {drawing} from '../stage/drawing.js';

const OWNER = 'owner@example.com';
const WRITER = {name: 'Théodora Quillfeather', email: 'theodora.quillfeather@example.com'};
const MESSAGE = 'We look for somebody who mends a lighthouse. Is that a job for you?';
const ANSWER = 'Gladly: I shall bring a ladder on Tuesday.';
const NOTE = 'Reminds me of the harbour at Quillfeather Bay.';
const PERSONAL = [...Object.values(WRITER), MESSAGE, ANSWER, NOTE];

withOwnApplication(({issuer, smtp}) => ({
    'portfolio.sign-in.providers.example.issuer': issuer,
    'portfolio.sign-in.providers.example.client-id': 'portfolio',
    'portfolio.sign-in.providers.example.client-secret': 'nobody asks for it',
    'portfolio.sign-in.providers.example.label': 'Example',
    'portfolio.sign-in.roles.admin': `example/mail:${OWNER}`,
    'spring.mail.host': '127.0.0.1',
    'spring.mail.port': String(smtp),
    'portfolio.mail.from': 'site@example.com',
    'portfolio.mail.notify': OWNER,
}));

story('A visitor writes, is answered, sees what is published, and is forgotten', async (stage) => {
    const inbox = await signedInOwner(stage);
    const visitor = await stage.visitor();
    await write(visitor, stage.look);
    const id = await deal(stage, inbox);
    await received(stage, id);
    await publish(stage, inbox, visitor);

    assert.deepEqual(await columnsWith(stage.sql, PERSONAL), [
        'portfolio.contact_remark.text', 'portfolio.contact_request.email', 'portfolio.contact_request.message',
        'portfolio.contact_request.name',
    ], 'the log is sealed, and what is read is not');
    const told = answersWith(await everyAnswer(stage.api), PERSONAL);
    for (const path of ['/api/contacts?limit=100', `/api/contacts/${id}`, '/api/contacts/stream?after=0', `/admin/contacts/${id}`]) {
        assert.ok(told.includes(path), `${path} is among ${told.join(', ')}`);
    }
    assert.ok(told.some((path) => path.startsWith('/api/admin/eventstore/events/')), told.join(', '));
    assert.equal(tells(stage.log(), PERSONAL), false);

    await forget(stage, inbox, id);
    assert.deepEqual(await columnsWith(stage.sql, PERSONAL), []);
    assert.deepEqual(answersWith(await everyAnswer(stage.api), PERSONAL), []);
    assert.equal(tells(stage.log(), PERSONAL), false);
    assert.equal((await stage.mails()).length, 2);
});

story('Whom the provider knows, but the owner has not invited, stays outside', async ({visitor, look}) => {
    const page = await visitor();
    await page.goto('/admin/contacts');
    await page.getByRole('link', {name: 'Sign in with Example'}).click();
    await identify(page, 'stranger', {email: OWNER, email_verified: false});
    await page.getByRole('heading', {name: 'Not invited'}).waitFor();
    await look(page, 'not-invited');
    assert.equal((await page.goto('/admin/contacts')).status(), 401);
});

/** The inbox, live, of the owner, whom the provider vouches for. */
async function signedInOwner({visitor, look}) {
    const page = await visitor();
    assert.equal((await page.goto('/admin/contacts')).status(), 401);
    await look(page, 'sign-in');
    await page.getByRole('link', {name: 'Sign in with Example'}).click();
    await identify(page, 'the-owner', {email: OWNER, email_verified: true, name: 'The owner'});
    await page.waitForURL('**/admin/contacts');
    await page.locator('#live.open').waitFor();
    return page;
}

async function write(page, look) {
    await page.goto('/');
    await page.getByLabel('Your name').fill(WRITER.name);
    await page.getByLabel('Your e-mail address').fill(WRITER.email);
    await page.getByRole('textbox', {name: 'Your message'}).fill(MESSAGE);
    await page.getByRole('button', {name: 'Send message'}).click();
    await page.getByText('Thank you.').waitFor();
    await look(page, 'written');
}

/** Sees the message arrive, says what it is about, notes something and answers. */
async function deal({tab, look}, inbox) {
    const arrived = inbox.locator('.message', {hasText: MESSAGE});
    await arrived.waitFor();
    await look(inbox, 'arrived');
    const link = arrived.getByRole('link', {name: WRITER.name});
    const desk = await tab(inbox);
    await desk.goto(await link.getAttribute('href'));
    const id = desk.url().split('/').at(-1);

    await desk.getByRole('button', {name: 'Press', exact: true}).click();
    await desk.getByRole('button', {name: 'Press', exact: true, disabled: true}).waitFor();
    await desk.getByLabel('A note for yourself').fill(NOTE);
    await desk.getByRole('button', {name: 'Keep the note'}).click();
    await desk.getByRole('listitem').filter({hasText: NOTE}).waitFor();
    await desk.getByLabel('Your answer').fill(ANSWER);
    await desk.getByRole('button', {name: 'Send the answer'}).click();
    const answer = desk.getByRole('listitem').filter({hasText: ANSWER});
    await answer.waitFor();
    await eventually(async () => {
        await desk.reload();
        return answer.filter({hasText: 'Sent by e-mail'}).count();
    }, 1, 'the answer was sent');
    await look(desk, 'answered');
    await eventually(() => arrived.locator('.facts').textContent(), 'Answered · Press');
    await desk.close();
    return id;
}

/** Each has a mail, of one thread: the owner that somebody wrote, and whoever wrote the answer. */
async function received({mails, visitor, look}, id) {
    await eventually(async () => (await mails()).map(({headers}) => headers.To).sort(), [
        OWNER, `${WRITER.name} <${WRITER.email}>`,
    ].sort());
    const [notification, answer] = (await mails()).sort((one) => (one.headers.To === OWNER ? -1 : 1));
    assert.equal(notification.headers['Reply-To'], `${WRITER.name} <${WRITER.email}>`);
    assert.ok(notification.bodies['text/plain'].includes(`/admin/contacts/${id}`));
    assert.equal(answer.headers['In-Reply-To'], notification.headers['Message-ID']);
    for (const [words, mail] of [[MESSAGE, notification], [ANSWER, answer]]) {
        assert.ok(mail.bodies['text/plain'].includes(words), mail.bodies['text/plain']);
        assert.ok(mail.bodies['text/html'].includes(words), mail.bodies['text/html']);
    }
    // As a mail program shows it.
    const page = await visitor({javaScriptEnabled: false});
    await page.setContent(answer.bodies['text/html']);
    await look(page, 'mail');
}

/** Publishes a project with an image, which appears on the page that the visitor has open. */
async function publish({tab, look}, inbox, visitor) {
    await visitor.goto('/projects');
    await visitor.locator('#live.open').waitFor({state: 'attached'});

    const desk = await tab(inbox);
    await desk.goto('/admin/projects/new');
    await desk.getByLabel('Slug').fill('lighthouse');
    await desk.getByLabel('Title').fill('A lighthouse, mended');
    await desk.getByLabel('Summary').fill('It shines again.');
    await desk.getByLabel('Body').fill('It took a **ladder**.');
    await desk.getByLabel('Category').fill('story');
    await desk.getByRole('button', {name: 'Save'}).click();
    await desk.waitForURL('**/admin/projects');

    await desk.goto('/admin/projects/lighthouse/images');
    await desk.locator('#alt').fill('Light above red.');
    const buffer = await drawing(desk, 700);
    await desk.locator('#file').setInputFiles({name: 'lighthouse.png', mimeType: 'image/png', buffer});
    await desk.getByRole('button', {name: 'Add the image'}).click();
    await desk.locator('#images img[alt="Light above red."]').waitFor();
    await look(desk, 'illustrated');

    await desk.goto('/admin/projects');
    const row = desk.locator('.row', {hasText: 'A lighthouse, mended'});
    await row.getByRole('button', {name: 'Publish', exact: true}).click();
    await row.getByRole('button', {name: 'Unpublish'}).waitFor();
    await desk.close();

    const published = visitor.locator('.project', {hasText: 'A lighthouse, mended'});
    await published.waitFor();
    const image = published.getByAltText('Light above red.');
    await image.scrollIntoViewIfNeeded();
    await eventually(() => image.evaluate((shown) => shown.complete && shown.naturalWidth > 0), true);
    await look(visitor, 'published');
}

/** Forgets whoever wrote: the inbox that is open shows it at once. */
async function forget({tab, look}, inbox, id) {
    const desk = await tab(inbox);
    await desk.goto(`/admin/contacts/${id}`);
    await desk.getByText('Forget this person …').click();
    await look(desk, 'to-be-forgotten');
    await desk.getByRole('button', {name: 'Forget for good'}).click();
    await desk.waitForURL('**/admin/contacts');
    await desk.getByText('No messages here.').waitFor();
    await inbox.getByText('No messages here.').waitFor();
    await look(inbox, 'forgotten');
    assert.equal((await desk.goto(`/admin/contacts/${id}`)).status(), 404);
    await desk.close();
}
