// Projections and other subscriptions: where they stand, how far behind, and whether they run.
import {every, get, post} from './console-api.js';
import {askReason} from './console-ask.js';
import {button, count, counted, duration, facts, h, moment, nothing, short, state} from './console-dom.js';
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
                status.textContent = `Live: looked at every ${LOOK_MILLIS / 1000} seconds.`;
            } catch (problem) {
                if (!signal.aborted) {
                    status.classList.remove('open');
                    status.textContent = `${problem.message} Trying again …`;
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

/** Its buttons stay the same elements, so that whoever stands on one is not thrown off by the next look. */
class Card {
    #name;
    #signal;
    #lag = new Series(LOOKS);
    #shown = null;
    #top = h('div', {class: 'top'});
    #chart = h('div', {});
    #body = h('div', {});
    #notice = h('p', {class: 'notice', role: 'alert'});
    #toggle = button('Pause', () => this.#pauseOrResume());
    #parked;
    #trial;
    #details = h('details', {}, h('summary', {}, 'Partitions'), h('div', {}));

    constructor(name, signal) {
        this.#name = name;
        this.#signal = signal;
        this.#parked = h('a', {href: parkedAddress(name)}, 'Parked events');
        this.#trial = h('a', {href: `#/dry-runs?${new URLSearchParams({projection: name})}`, hidden: true}, 'Dry run');
        this.element = h('li', {class: 'card', 'data-name': name},
            this.#top, this.#chart, this.#body, this.#notice,
            h('div', {class: 'buttons'}, this.#toggle, this.#parked, this.#trial), this.#details);
    }

    show(item, head) {
        this.#shown = item;
        this.#lag.add(item.lag);
        this.#top.replaceChildren(h('h2', {}, item.name), state(item.state));
        this.#chart.replaceChildren(spark(this.#lag, LOOKS, 'Lag in positions', LOOKS * LOOK_MILLIS / 1000));
        this.#body.replaceChildren(facts([
            ['Position', `${count(item.position)} of ${count(head)}`],
            ['Lag', item.lag === 0 ? 'none' : `${counted(item.lag, 'position')}, ${duration(item.lagSeconds)}`],
            ['Rate', item.rate === null ? null : `${short(item.rate)} positions/s`],
            ['Version', item.version],
            ['Processes', item.members],
            ['Restarts', item.restarts > 0 ? count(item.restarts) : null],
        ]), ...(item.error ? [h('p', {class: 'failure'}, `Last error: ${item.error}`)] : []));
        this.#toggle.textContent = item.state === 'PAUSED' ? 'Resume' : 'Pause';
        this.#parked.textContent = item.parked === 0 ? 'No parked events' : counted(item.parked, 'parked event');
        this.#parked.classList.toggle('attention', item.parked > 0);
        this.#trial.hidden = !item.dryRun;
        this.#details.lastChild.replaceChildren(partitions(item));
    }

    async #pauseOrResume() {
        const paused = this.#shown.state === 'PAUSED';
        const reason = await askReason({
            title: `${paused ? 'Resume' : 'Pause'} ${this.#name}?`,
            text: paused ? 'It goes on where it stopped.' : 'It stops after the event it is at, on every process, until somebody resumes it. What it keeps falls behind meanwhile.',
            action: paused ? 'Resume' : 'Pause',
        });
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

export function parkedAddress(name) {
    return `#/projections/${encodeURIComponent(name)}/parked`;
}

function partitions({name, partitions: all}) {
    return h('div', {class: 'scroller', tabindex: '0', role: 'group', 'aria-label': `Partitions of ${name}`}, h('table', {},
        h('thead', {}, h('tr', {}, ['No.', 'Position', 'Parked', 'Owner', 'Moved', 'Error'].map((head) => h('th', {scope: 'col'}, head)))),
        h('tbody', {}, all.map((each) => h('tr', {},
            h('td', {}, String(each.partition)), h('td', {}, count(each.position)), h('td', {}, count(each.parked)),
            h('td', {}, each.owner ?? 'nobody'), h('td', {}, each.movedAt ? moment(each.movedAt) : ''), h('td', {}, each.error ?? ''))))));
}
