// Events that a subscription could not handle: why, and what is to become of them.
import {every, get, post} from './console-api.js';
import {askReason} from './console-ask.js';
import {button, count, counted, facts, h, moment, nothing} from './console-dom.js';
import {eventRow} from './console-events.js';
import {eventSections} from './console-event.js';

const LOOK_MILLIS = 2_000;
const PAGE = 100;

export const parked = {
    title: 'Parked events',
    async show(root, {params: [name], signal}) {
        const path = `/projections/${encodeURIComponent(name)}/parked`;
        const told = h('p', {class: 'live', role: 'status'});
        const list = h('ol', {class: 'cards parked'});
        const shown = new Map();
        const all = button('Retry all', () => attempt(told, all, async () => {
            const {events} = await post(`${path}/retry`, {}, signal);
            return `${counted(events, 'event')} will be tried again.`;
        }));
        const update = async () => {
            const page = await get(path, {limit: PAGE}, signal);
            render(list, shown, page.items, {path, told, signal});
            all.hidden = page.items.length < 2;
        };
        await update();
        root.append(
            h('p', {class: 'of'}, 'Subscription ', h('a', {href: '#/projections'}, name)),
            h('div', {class: 'bar'}, told, all), list,
            nothing('Nothing is parked: every event up to its position had its effect, or was skipped by somebody.'));
        every(LOOK_MILLIS, signal, () => update().catch((problem) => {
            if (!signal.aborted) {
                told.textContent = problem.message;
            }
        }));
    },
};

function render(list, shown, items, context) {
    for (const [position, {element}] of shown) {
        if (!items.some(({event}) => event.position === position)) {
            element.remove();
            shown.delete(position);
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
        });
        if (reason !== null) {
            attempt(told, skip, async () => {
                await post(`${one}/skip`, {reason}, signal);
                return `${event.type} at ${count(event.position)} was skipped.`;
            });
        }
    });
    const look = h('details', {toggle: () => open(look, one, signal)}, h('summary', {}, 'What it holds'));
    const element = h('li', {class: 'card', 'data-position': event.position},
        h('ol', {class: 'events'}, eventRow(event)), body, h('div', {class: 'buttons'}, retry, skip), look);
    return {
        element,
        show: (item) => body.replaceChildren(
            item.error ? h('p', {class: 'failure'}, item.error) : h('p', {class: 'empty'}, 'Waits behind an earlier event of its stream.'),
            facts([
                ['Attempts', item.attempts > 0 ? count(item.attempts) : null],
                ['Parked', moment(item.parkedAt)],
                ['Next attempt', item.retryAt ? moment(item.retryAt) : item.awaitsOperator ? 'waits for you' : null],
                ['Edited', item.edited ? 'by an operator' : null],
            ])),
    };
}

async function open(look, one, signal) {
    if (!look.open || look.children.length > 1) {
        return;
    }
    const waiting = h('p', {class: 'loading'}, 'Loading …');
    look.append(waiting);
    try {
        const {view} = await get(one, {}, signal);
        waiting.replaceWith(...eventSections(view));
    } catch (problem) {
        waiting.replaceWith(h('p', {class: 'notice'}, problem.message));
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
    }
}
