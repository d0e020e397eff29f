// The engineer's console: the address after # says what is shown. Everything comes from the admin API.
import {get} from './console-api.js';
import {button, h} from './console-dom.js';
import {audit} from './console-audit.js';
import {dryRuns} from './console-dry-runs.js';
import {event} from './console-event.js';
import {log} from './console-log.js';
import {parked} from './console-parked.js';
import {projections} from './console-projections.js';
import {replay} from './console-replay.js';
import {replays} from './console-replays.js';

const ROUTES = [
    [/^\/log$/, log, 'log'],
    [/^\/events\/(\d+)$/, event, 'log'],
    [/^\/projections$/, projections, 'projections'],
    [/^\/projections\/([^/]+)\/parked$/, parked, 'projections'],
    [/^\/dry-runs$/, dryRuns, 'dry-runs'],
    [/^\/replays$/, replays, 'replays'],
    [/^\/replays\/([^/]+)$/, replay, 'replays'],
    [/^\/audit$/, audit, 'audit'],
];

const content = document.querySelector('#console');
const title = document.querySelector('#console-title');
const site = document.title.split(' · ').at(-1);
let leave = new AbortController();

addEventListener('hashchange', () => show(true));
show(false);
head();

async function show(moved) {
    leave.abort();
    leave = new AbortController();
    const {signal} = leave;
    const [path, search = ''] = (location.hash.slice(1) || '/log').split('?');
    const [pattern, view, part] = ROUTES.find(([route]) => route.test(path)) ?? [/^\/log$/, log, 'log'];
    announce(view.title, part, moved);
    const fresh = h('div', {});
    content.setAttribute('aria-busy', 'true');
    content.replaceChildren(h('p', {class: 'loading', role: 'status'}, 'Loading …'));
    try {
        const params = (pattern.exec(path) ?? []).slice(1).map(decodeURIComponent);
        await view.show(fresh, {params, query: new URLSearchParams(search), signal});
        if (!signal.aborted) {
            content.replaceChildren(fresh);
        }
    } catch (problem) {
        if (!signal.aborted) {
            // What was typed stays, to be mended.
            content.replaceChildren(fresh, failed(problem));
        }
    } finally {
        if (!signal.aborted) {
            content.removeAttribute('aria-busy');
        }
    }
}

function announce(name, part, moved) {
    title.textContent = name;
    document.title = `${name} · ${site}`;
    for (const link of document.querySelectorAll('.parts a')) {
        if (link.dataset.part === part) {
            link.setAttribute('aria-current', 'page');
        } else {
            link.removeAttribute('aria-current');
        }
    }
    if (moved) {
        title.focus();
    }
}

function failed({title: what = 'That did not work', message, status, errors = []}) {
    return h('div', {class: 'failed', role: 'alert'},
        h('h2', {}, what),
        h('p', {}, message),
        errors.map(({field, message: why}) => h('p', {class: 'error'}, `${field}: ${why}`)),
        status === 401 ? button('Sign in', () => location.reload()) : button('Try again', () => show(true)));
}

/** What the application does not serve is not offered. */
async function head() {
    try {
        const here = await get('/');
        for (const link of document.querySelectorAll('.parts a')) {
            link.hidden = !here.parts.includes(link.dataset.part);
        }
    } catch {
        // What is shown says itself what is wrong.
    }
}
