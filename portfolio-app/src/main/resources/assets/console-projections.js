// Projections and other subscriptions: where they stand, how far behind, and whether they run.
import {every, get, post} from './console-api.js';
import {askReason} from './console-ask.js';
import {button, count, counted, duration, facts, h, moment, nothing, redraw, short, state, table, tell} from './console-dom.js';
import {Series, spark} from './console-spark.js';

const LOOK_MILLIS = 2_000;
const LOOKS = 60;

export const projections = {
    title: 'Projections',
    async show(root, {signal}) {
        const cards = new Map();
        const list = h('ol', {class: 'cards'});
        const status = h('p', {class: 'live', role: 'status'});
        const first = await get('/projections', {}, signal);
        root.append(status, list, nothing('No subscription has been seen on this log.'));
        update(list, cards, first, signal);
        every(LOOK_MILLIS, signal, async () => {
            try {
                update(list, cards, await get('/projections', {}, signal), signal);
                status.classList.add('open');
                tell(status, `Live: looked at every ${LOOK_MILLIS / 1000} seconds.`);
            } catch (problem) {
                if (!signal.aborted) {
                    status.classList.remove('open');
                    tell(status, `${problem.message} Trying again …`);
                }
            }
        });
    },
};

function update(list, cards, {items, head}, signal) {
    for (const [name, card] of cards) {
        if (!items.some((item) => item.name === name)) {
            card.element.remove();
            cards.delete(name);
        }
    }
    for (const item of items) {
        if (!cards.has(item.name)) {
            cards.set(item.name, new Card(item.name, signal));
            list.append(cards.get(item.name).element);
        }
        cards.get(item.name).show(item, head);
    }
}

/** What can be stood on or scrolled stays the same element, so that nobody is thrown off by the next look. */
class Card {
    #name;
    #signal;
    #lag = new Series(LOOKS);
    #shown = null;
    #top = h('div', {class: 'top'});
    #chart = h('div', {});
    #body = h('div', {});
    #error = h('div', {});
    #notice = h('p', {class: 'notice', role: 'alert'});
    #toggle = button('Pause', () => this.#pauseOrResume());
    #parked;
    #trial;
    #partitions;

    constructor(name, signal) {
        this.#name = name;
        this.#signal = signal;
        this.#parked = h('a', {href: parkedAddress(name)}, 'Parked events');
        this.#partitions = partitions(name, []);
        this.#trial = h('a', {href: `#/dry-runs?${new URLSearchParams({projection: name})}`, hidden: true}, 'Dry run');
        this.element = h('li', {class: 'card', 'data-name': name},
            this.#top, this.#chart, this.#body, this.#error, this.#notice,
            h('div', {class: 'buttons'}, this.#toggle, this.#parked, this.#trial),
            h('details', {}, h('summary', {}, 'Partitions'), this.#partitions));
    }

    show(item, head) {
        this.#shown = item;
        this.#lag.add(item.lag);
        redraw(this.#top, [item.name, item.state], () => [h('h2', {}, item.name), state(item.state)]);
        this.#chart.replaceChildren(spark(this.#lag, LOOKS, 'Lag in positions', LOOKS * LOOK_MILLIS / 1000));
        redraw(this.#body, [item, head], () => [facts([
            ['Position', `${count(item.position)} of ${count(head)}`],
            ['Lag', item.lag === 0 ? 'none' : `${counted(item.lag, 'position')}, ${duration(item.lagSeconds)}`],
            ['Rate', item.rate === null ? null : `${short(item.rate)} positions/s`],
            ['Version', item.version],
            ['Processes', item.members],
            ['Restarts', item.restarts > 0 ? count(item.restarts) : null],
        ])]);
        redraw(this.#error, item.error, (error) => error ? [h('p', {class: 'failure'}, `Last error: ${error}`)] : []);
        this.#toggle.textContent = item.state === 'PAUSED' ? 'Resume' : 'Pause';
        this.#parked.textContent = item.parked === 0 ? 'No parked events' : counted(item.parked, 'parked event');
        this.#parked.classList.toggle('attention', item.parked > 0);
        this.#trial.hidden = !item.dryRun;
        redraw(this.#partitions, item.partitions, (all) => partitions(item.name, all).children);
    }

    async #pauseOrResume() {
        const paused = this.#shown.state === 'PAUSED';
        const reason = await askReason({
            title: `${paused ? 'Resume' : 'Pause'} ${this.#name}?`,
            text: paused ? 'It goes on where it stopped.' : 'It stops after the event it is at, on every process, until somebody resumes it. What it keeps falls behind meanwhile.',
            action: paused ? 'Resume' : 'Pause',
        }, this.#signal);
        if (reason === null) {
            return;
        }
        this.#toggle.disabled = true;
        try {
            const now = await post(`/projections/${encodeURIComponent(this.#name)}/${paused ? 'resume' : 'pause'}`, reason ? {reason} : {}, this.#signal);
            this.#notice.textContent = '';
            this.show(now, Math.max(now.position, this.#shown.position + this.#shown.lag));
        } catch (problem) {
            this.#notice.textContent = problem.message;
        } finally {
            this.#toggle.disabled = false;
            this.#toggle.focus();
        }
    }
}

/** @param after the position before the first that is shown; without it all are, from the first on */
export function parkedAddress(name, after) {
    return `#/projections/${encodeURIComponent(name)}/parked${after ? `?${new URLSearchParams({after})}` : ''}`;
}

function partitions(name, all) {
    return table(`Partitions of ${name}`, ['No.', 'Position', 'Parked', 'Owner', 'Moved', 'Error'],
        all.map(({partition, position, parked, owner, movedAt, error}) =>
            [String(partition), count(position), count(parked), owner ?? 'nobody', movedAt ? moment(movedAt) : '', error ?? '']));
}
