// A story: people, each with a browser of their own, and the application that they use.
import {after, before, test} from 'node:test';
import {mkdirSync, readFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {startApplication} from './application.js';
import {launchBrowser} from './browser.js';
import {startCompanions} from './companions.js';
import {query} from './database.js';
import {look} from './look.js';
import {Manners} from './manners.js';
import {album} from './places.js';

const STORY_MILLIS = 600_000;
const STEP_MILLIS = 30_000;

/** What the log of an own application is called. */
const ownName = basename(album);

let browser;
let application;
let companions;
let ownSettings;
before(async () => {
    browser = await launchBrowser();
    application = await theApplication();
});
after(stop);
for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => stop().finally(() => process.exit(1)));
}

async function stop() {
    await browser?.close();
    await application?.stop?.();
    await companions?.stop();
}

/**
 * Tells a story as a test. When it fails, what every page showed is kept beside the pictures of the story.
 *
 * @param {string} title a sentence
 * @param {(stage: Stage) => Promise<void>} tell
 */
export function story(title, tell) {
    test(title, {timeout: STORY_MILLIS}, async () => {
        const stage = new Stage(browser, application, companions);
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

/**
 * Gives this file an application of its own, with settings that the others do not need.
 *
 * @param {Record<string, string> | ((companions: Companions) => Record<string, string>)} settings properties; a function
 *     of a provider of identities and a mail server gets both beside the application
 */
export function withOwnApplication(settings) {
    ownSettings = settings;
}

/** The one that all stories of a run share, or an own one. */
async function theApplication() {
    if (process.env.PORTFOLIO_URL && !ownSettings) {
        const {PORTFOLIO_URL: url, PORTFOLIO_ADMIN_PASSWORD: password, PORTFOLIO_DIRECTORY: directory} = process.env;
        return {url, password, directory, log: process.env.PORTFOLIO_LOG};
    }
    if (typeof ownSettings !== 'function') {
        return startApplication(ownName, ownSettings);
    }
    companions = await startCompanions(`${ownName}-companions`);
    return startApplication(ownName, ownSettings(companions));
}

class Stage {
    #browser;
    #contexts = [];
    #scriptless = new WeakSet();

    constructor(browser, {url, password, directory, log}, companions) {
        this.#browser = browser;
        this.url = url;
        this.password = password;
        this.sql = (text, values) => query(directory, text, values);
        this.log = () => readFileSync(log, 'utf8');
        this.mails = companions?.mails;
        this.manners = new Manners(url, companions ? [new URL(companions.issuer).origin] : []);
    }

    /** A page for somebody who is not signed in; {@code {javaScriptEnabled: false}} and the like are Playwright's. */
    visitor = (options = {}) => this.#page(options);

    /** A page for the owner of the site, whose password goes with each request: the site asks browsers for it on a page. */
    owner = (options = {}) => {
        const authorization = `Basic ${Buffer.from(`admin:${this.password}`).toString('base64')}`;
        return this.#page({extraHTTPHeaders: {authorization}, ...options});
    };

    /** A further page of whoever has {@code page}. */
    tab = async (page) => {
        const another = await page.context().newPage();
        this.manners.watch(another);
        return another;
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
