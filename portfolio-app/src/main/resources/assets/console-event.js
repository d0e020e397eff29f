// One event: what is stored, what it says, what the domain is given, and what it caused.
import {get} from './console-api.js';
import {counted, count, facts, h, listing, moment} from './console-dom.js';
import {logAddress, size} from './console-events.js';
import {drawCausation} from './console-graph.js';

const HEX_WIDTH = 16;

export const event = {
    title: 'Event',
    async show(root, {params: [position], signal}) {
        const view = await get(`/events/${position}`, {}, signal);
        root.append(...eventSections(view));
        neighbours(root, view.event.position, signal);
        if (view.event.correlationId) {
            causation(root, view.event, signal);
        }
    },
};

export function eventSections(view) {
    return [heading(view.event), sides(view), path(view), raw(view.stored), schema(view.stored)].filter(Boolean);
}

function heading({position, stream, version, id, type, recordedAt, correlationId, causationId, tags, headers, payload}) {
    return h('section', {class: 'sheet'},
        h('h2', {class: 'type'}, type),
        facts([
            ['Position', count(position)],
            ['Stream', h('span', {}, h('a', {href: logAddress({stream})}, stream), `, version ${version}`)],
            ['Recorded', moment(recordedAt)],
            ['Tags', tags.length > 0 ? h('span', {}, tags.map((tag) => h('a', {class: 'tag', href: logAddress({tag})}, tag))) : null],
            ['Payload', size(payload)],
            ['Id', code(id)],
            ['Correlation', correlationId && h('a', {href: logAddress({correlation: correlationId})}, code(correlationId))],
            ['Causation', causationId && code(causationId)],
            ...Object.entries(headers ?? {}).map(([name, value]) => [name, code(value)]),
        ]));
}

function code(text) {
    return h('code', {}, text);
}

function sides({decoded, decodeError, upcast, upcastError, path: known, stored}) {
    const origin = stored.format === 'sealed' ? 'The part that is not sealed by the key of a person'
        : stored.schemaId === null ? 'As it was written' : 'By the schema that it was written with';
    return h('div', {class: 'sides'},
        side('As it was stored', decoded, decodeError, origin),
        h('section', {class: 'sheet'},
            h('h3', {}, 'As the domain is given it'),
            known && upcastError && h('p', {class: 'notice'}, upcastError),
            upcast?.length === 0 && h('p', {class: 'empty'}, 'Nothing: an upcaster drops it.'),
            (upcast ?? []).map(({type, value}) => [h('p', {class: 'of'}, type), listing(pretty(value), `${type}, as the domain is given it`)]),
            !known && !upcast && h('p', {class: 'empty'}, 'No codec of this application knows it.')));
}

function side(title, value, error, label) {
    return h('section', {class: 'sheet'},
        h('h3', {}, title),
        error && h('p', {class: 'notice'}, error),
        value !== null && value !== undefined && [h('p', {class: 'of'}, label), listing(pretty(value), title)]);
}

function pretty(value) {
    return JSON.stringify(value, null, 2);
}

function path({path: way, stored}) {
    if (!way) {
        return null;
    }
    const steps = way.steps === null ? ['by the codec, which does not tell how'] : way.steps;
    return h('section', {class: 'sheet'},
        h('h3', {}, 'Upcast path'),
        !way.readable && h('p', {class: 'notice'}, way.refusal),
        h('ol', {class: 'path'},
            h('li', {}, `stored${way.revision ? ` in revision ${way.revision}` : ''}`, stored.schemaId !== null && ` by schema ${stored.schemaId}`),
            steps.map((step) => h('li', {}, step)),
            h('li', {}, steps.length === 0 ? 'given to the domain unchanged' : 'given to the domain', ' by ', code(way.codec))));
}

function raw({hex, size: bytes, truncated}) {
    return h('details', {class: 'sheet'},
        h('summary', {}, h('h3', {}, 'Raw'), ` ${counted(bytes, 'byte')}${truncated ? ', the beginning' : ''}`),
        listing(dump(hex), 'Raw bytes'));
}

/** Offset, bytes and the characters that they would be. */
function dump(hex) {
    const bytes = hex.match(/../g) ?? [];
    const lines = [];
    for (let start = 0; start < bytes.length; start += HEX_WIDTH) {
        const row = bytes.slice(start, start + HEX_WIDTH);
        const text = row.map((byte) => parseInt(byte, 16)).map((code) => code >= 32 && code < 127 ? String.fromCharCode(code) : '·');
        lines.push(`${start.toString(16).padStart(6, '0')}  ${row.join(' ').padEnd(HEX_WIDTH * 3)} ${text.join('')}`);
    }
    return lines.join('\n');
}

function schema({schema: known}) {
    return known && h('details', {class: 'sheet'},
        h('summary', {}, h('h3', {}, 'Schema'), ` ${known.id}, revision ${known.revision}`),
        h('p', {class: 'of'}, 'Registered ', moment(known.registeredAt), ', fingerprint ', code(known.fingerprint)),
        listing(schemaText(known.text), `Schema ${known.id}`));
}

function schemaText(text) {
    try {
        return pretty(JSON.parse(text));
    } catch {
        return text;
    }
}

async function neighbours(root, position, signal) {
    const nav = h('nav', {class: 'neighbours', 'aria-label': 'Neighbours in the log'});
    root.prepend(nav);
    // Without an answer nothing is said: not that there is none.
    const one = (range) => get('/log', {...range, limit: 1}, signal).then(({items}) => items[0] ?? null, () => undefined);
    const [before, after] = await Promise.all([
        position === 1 ? null : one({to: position - 1}), one({after: position, direction: 'forward'}),
    ]);
    nav.append(step(before, 'Earlier'), h('a', {href: '#/log'}, 'Log'), step(after, 'Later'));
}

function step(neighbour, name) {
    return neighbour === undefined ? h('span', {}) : neighbour ? h('a', {href: `#/events/${neighbour.position}`}, `${name}: ${neighbour.type}`) : h('span', {}, name === 'Later' ? 'The newest' : 'The first');
}

async function causation(root, {correlationId, id}, signal) {
    const section = h('section', {class: 'sheet'}, h('h3', {}, 'What caused what'), h('p', {class: 'loading'}, 'Loading …'));
    root.append(section);
    try {
        const graph = await get(`/correlations/${encodeURIComponent(correlationId)}`, {}, signal);
        section.replaceChildren(section.firstChild, ...drawCausation(graph, id));
    } catch (problem) {
        section.lastChild.replaceWith(h('p', {class: 'notice'}, problem.message));
    }
}
