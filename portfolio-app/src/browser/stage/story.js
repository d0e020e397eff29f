// A story: people, each with a browser of their own, and the application that they use.
import {after, test} from 'node:test';
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {startApplication} from './application.js';
import {launchBrowser} from './browser.js';
import {query} from './database.js';
import {look} from './look.js';
import {Manners} from './manners.js';
import {album} from './places.js';

const STORY_MILLIS = 180_000;
const STEP_MILLIS = 30_000;

let browser;
let application;
let ownSettings;
after(async () => {
    await browser?.close();
    await application?.stop?.();
});

/**
 * Tells a story as a test. When it fails, what every page showed is kept beside the pictures of the story.
 *
 * @param {string} title a sentence
 * @param {(stage: Stage) => Promise<void>} tell
 */
export function story(title, tell) {
    test(title, {timeout: STORY_MILLIS}, async () => {
        browser ??= await launchBrowser();
        application ??= await theApplication();
        const stage = new Stage(browser, application);
        try {
            await tell(stage);
            stage.manners.check();
        } catch (failure) {
            await stage.keep(title);
            throw failure;
        } finally {
            await stage.close();
        }
    });
}

/** Gives this file an application of its own, with settings that the others do not need. */
export function withOwnApplication(settings) {
    ownSettings = settings;
}

/** The one that all stories of a run share, or an own one. */
async function theApplication() {
    const {PORTFOLIO_URL: url, PORTFOLIO_ADMIN_PASSWORD: password, PORTFOLIO_DIRECTORY: directory} = process.env;
    return url && !ownSettings ? {url, password, directory} : startApplication(album.split('/').at(-1), ownSettings);
}

class Stage {
    #browser;
    #contexts = [];
    #scriptless = new WeakSet();

    constructor(browser, {url, password, directory}) {
        this.#browser = browser;
        this.url = url;
        this.password = password;
        this.sql = (text, values) => query(directory, text, values);
        this.manners = new Manners(url);
    }

    /** A page for somebody who is not signed in; {@code {javaScriptEnabled: false}} and the like are Playwright's. */
    visitor = (options = {}) => this.#page(options);

    /** A page for the owner of the site, whose password goes with each request: the site asks browsers for it on a page. */
    owner = (options = {}) => {
        const authorization = `Basic ${Buffer.from(`admin:${this.password}`).toString('base64')}`;
        return this.#page({extraHTTPHeaders: {authorization}, ...options});
    };

    look = (page, name) => look(page, name, {scripts: !this.#scriptless.has(page)});

    /** Asks the API as its clients do, as the owner unless said otherwise. */
    api = async (method, path, {body, headers = {}, anonymous = false} = {}) => {
        const credentials = Buffer.from(`admin:${this.password}`).toString('base64');
        return fetch(this.url + path, {
            method,
            headers: {
                Accept: 'application/json',
                ...(anonymous ? {} : {Authorization: `Basic ${credentials}`}),
                ...(body === undefined ? {} : {'Content-Type': 'application/json'}),
                ...headers,
            },
            body: body === undefined ? undefined : JSON.stringify(body),
        });
    };

    async #page(options) {
        const context = await this.#browser.newContext({
            baseURL: this.url,
            viewport: {width: 1280, height: 900},
            locale: 'en-GB',
            timezoneId: 'UTC',
            ...options,
        });
        context.setDefaultTimeout(STEP_MILLIS);
        this.#contexts.push(context);
        const page = await context.newPage();
        this.manners.watch(page);
        if (options.javaScriptEnabled === false) {
            this.#scriptless.add(page);
        }
        return page;
    }

    async keep(title) {
        const name = title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
        mkdirSync(album, {recursive: true});
        for (const [number, page] of this.#contexts.flatMap((context) => context.pages()).entries()) {
            await page.screenshot({path: join(album, `failed-${name}-${number + 1}.png`), fullPage: true}).catch(() => {});
        }
    }

    async close() {
        await Promise.all(this.#contexts.map((context) => context.close()));
    }
}
