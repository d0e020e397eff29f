// Events that a subscription could not handle: why, and what is to become of them.
import {every, get, post} from './console-api.js';
import {askReason} from './console-ask.js';
import {button, count, counted, facts, h, moment, nothing, redraw, tell} from './console-dom.js';
import {eventRow} from './console-events.js';
import {eventSections} from './console-event.js';
import {parkedAddress} from './console-projections.js';

const LOOK_MILLIS = 2_000;
const PAGE = 100;

export const parked = {
    title: 'Parked events',
    async show(root, {params: [name], query, signal}) {
        const path = `/projections/${encodeURIComponent(name)}/parked`;
        const cursor = query.get('after');
        const told = h('p', {class: 'live', role: 'status'});
        const lost = h('p', {class: 'notice', role: 'alert'});
        const list = h('ol', {class: 'cards parked'});
        const pages = h('nav', {class: 'neighbours', 'aria-label': 'Pages of parked events'});
        const shown = new Map();
        const all = button('Retry all', () => attempt(told, all, async () => {
            const {events} = await post(`${path}/retry`, {}, signal);
            return `${counted(events, 'stream')} will be tried again, each from its first parked event on.`;
        }));
        const update = async () => {
            const {items, next} = await get(path, {limit: PAGE, cursor}, signal);
            render(list, shown, items, {path, told, signal});
            all.hidden = items.length < 2 && !next && !cursor;
            redraw(pages, next, () => [
                cursor ? h('a', {href: parkedAddress(name)}, 'From the first') : h('span', {}),
                next ? h('a', {href: parkedAddress(name, next)}, 'More parked events') : h('span', {}),
            ]);
        };
        await update();
        root.append(
            h('p', {class: 'of'}, 'Subscription ', h('a', {href: '#/projections'}, name)),
            h('div', {class: 'bar'}, told, all), lost, list,
            nothing(cursor ? 'Nothing more is parked.' : 'Nothing is parked: every event up to its position had its effect, or was skipped by somebody.'),
            pages);
        every(LOOK_MILLIS, signal, () => update().then(() => tell(lost, ''), (problem) => {
            if (!signal.aborted) {
                tell(lost, `${problem.message} Trying again …`);
            }
        }));
    },
};

function render(list, shown, items, context) {
    const positions = new Set(items.map(({event}) => event.position));
    for (const [position, {element}] of shown) {
        if (!positions.has(position)) {
            const stood = element.contains(document.activeElement);
            element.remove();
            shown.delete(position);
            if (stood) {
                (list.querySelector('button') ?? document.querySelector('#console-title')).focus();
            }
        }
    }
    items.forEach((item, index) => {
        const {position} = item.event;
        if (!shown.has(position)) {
            shown.set(position, card(item, context));
        }
        const {element, show} = shown.get(position);
        show(item);
        if (list.children[index] !== element) {
            list.insertBefore(element, list.children[index] ?? null);
        }
    });
}

function card({event}, {path, told, signal}) {
    const one = `${path}/${event.position}`;
    const body = h('div', {});
    const retry = button('Retry', () => attempt(told, retry, async () => {
        const {stream} = await post(`${one}/retry`, {}, signal);
        return `${stream} is tried again, from its first parked event on.`;
    }));
    const skip = button('Skip …', async () => {
        const reason = await askReason({
            title: `Give up ${event.type} at ${count(event.position)}?`,
            text: 'It will never have its effect here. The event itself stays in the log, and so does your reason.',
            action: 'Skip for good', required: true,
        }, signal);
        if (reason !== null) {
            attempt(told, skip, async () => {
                await post(`${one}/skip`, {reason}, signal);
                return `${event.type} at ${count(event.position)} was skipped.`;
            });
        }
    });
    const held = h('div', {});
    const look = h('details', {toggle: () => look.open && open(held, one, signal)}, h('summary', {}, 'What it holds'), held);
    const element = h('li', {class: 'card', 'data-position': event.position},
        h('ol', {class: 'events'}, eventRow(event)), body, h('div', {class: 'buttons'}, retry, skip), look);
    return {element, show: (item) => redraw(body, item, why)};
}

function why({error, attempts, parkedAt, retryAt, awaitsOperator, edited}) {
    return [
        error ? h('p', {class: 'failure'}, error) : h('p', {class: 'empty'}, 'Waits behind an earlier event of its stream.'),
        facts([
            ['Attempts', attempts > 0 ? count(attempts) : null],
            ['Parked', moment(parkedAt)],
            ['Next attempt', retryAt ? moment(retryAt) : awaitsOperator ? 'waits for you' : null],
            ['Edited', edited ? 'by an operator' : null],
        ]),
    ];
}

/** What could not be read is read again when it is opened again. */
async function open(held, one, signal) {
    if (held.querySelector('.loading, .sheet')) {
        return;
    }
    held.replaceChildren(h('p', {class: 'loading'}, 'Loading …'));
    try {
        const {view} = await get(one, {}, signal);
        held.replaceChildren(...eventSections(view));
    } catch (problem) {
        held.replaceChildren(h('p', {class: 'notice'}, problem.message));
    }
}

async function attempt(told, pressed, action) {
    pressed.disabled = true;
    try {
        told.textContent = await action();
    } catch (problem) {
        told.textContent = problem.message;
    } finally {
        pressed.disabled = false;
        if (pressed.isConnected && document.activeElement === document.body) {
            pressed.focus();
        }
    }
}
