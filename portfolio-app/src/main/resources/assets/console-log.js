// The log, newest first, filtered, and live.
import {follow, get, headIs} from './console-api.js';
import {days} from './console-days.js';
import {button, counted, count, h, nothing} from './console-dom.js';
import {eventRow, walkable} from './console-events.js';
import {field, instant, several, suggestFromLog} from './console-form.js';
import {More} from './console-more.js';

const PAGE = 50;
const MOST = 500;
const SEVERAL = ['stream', 'category', 'type', 'tag'];
const FIELDS = [
    {name: 'stream', label: 'Stream', placeholder: 'contact-…'},
    {name: 'category', label: 'Category', known: true},
    {name: 'type', label: 'Type', known: true},
    {name: 'tag', label: 'Tag', placeholder: 'name:value'},
    {name: 'correlation', label: 'Correlation', placeholder: 'an id'},
    {name: 'from', label: 'Recorded from', type: 'datetime-local', step: '1'},
    {name: 'before', label: 'Recorded before', type: 'datetime-local', step: '1'},
];

export const log = {
    title: 'Log',
    async show(root, {query, signal}) {
        const filters = asked(query);
        root.append(filterForm(query, signal));
        const page = await get('/log', {...filters, limit: PAGE}, signal);
        const chart = h('div', {});
        const list = walkable(h('ol', {class: 'events', id: 'events'}, page.items.map((event) => eventRow(event))));
        const live = h('p', {class: 'live', role: 'status'});
        const more = new More('Older events', list, async (from) => {
            const older = await get('/log', {...filters, limit: PAGE, ...from}, signal);
            return {rows: older.items.map((event) => eventRow(event)), next: after(older, from)};
        });
        more.offer(after(page));
        const tail = new Tail(list, live, more, filters, page.head, signal);
        root.prepend(chart);
        root.append(
            h('div', {class: 'bar'}, live, tail.button),
            list,
            nothing(query.size > 0 ? 'No event matches.' : 'The log is empty: the first event will appear here.',
                query.size > 0 && h('a', {href: '#/log'}, 'Show everything')),
            more.element);
        tail.start();
        if (query.size === 0) {
            days(signal).then((figure) => figure && chart.append(figure), () => {});
        }
    },
};

function asked(query) {
    const filters = {};
    for (const {name, type} of FIELDS) {
        const value = query.get(name)?.trim();
        if (value) {
            filters[name] = SEVERAL.includes(name) ? several(value) : type ? instant(value) : value;
        }
    }
    return filters;
}

function filterForm(query, signal) {
    const set = FIELDS.filter(({name}) => query.get(name)).length;
    const form = h('form', {class: 'filters', submit: apply},
        FIELDS.map((each) => field('filter', {...each, value: query.get(each.name) ?? ''})),
        h('div', {class: 'buttons'},
            h('button', {type: 'submit'}, 'Apply'),
            set > 0 && h('a', {href: '#/log'}, 'Clear')));
    suggestFromLog(form, {categories: 'category', types: 'type'}, signal);
    return h('details', {class: 'drawer', open: set > 0 || matchMedia('(min-width: 48rem)').matches},
        h('summary', {}, set === 0 ? 'Filters' : `Filters (${set})`), form);
}

function apply(submit) {
    submit.preventDefault();
    const given = [...new FormData(submit.target)].filter(([, value]) => value.trim() !== '');
    location.hash = `/log?${new URLSearchParams(given)}`;
}

function after({next}, from = {}) {
    return next === null ? null : {...from, cursor: next};
}

/** New events come to the top, as long as somebody wants them. */
class Tail {
    #list;
    #live;
    #more;
    #filters;
    #seen;
    #signal;
    #stop = null;
    #arrived = 0;

    constructor(list, live, more, filters, head, signal) {
        this.#list = list;
        this.#live = live;
        this.#more = more;
        this.#filters = filters;
        this.#seen = head;
        this.#signal = signal;
        this.button = button('Pause', () => this.#stop ? this.pause() : this.start(), {'aria-pressed': 'false'});
    }

    start() {
        this.#stop = new AbortController();
        follow('/log/tail', () => ({...this.#filters, after: this.#seen}), AbortSignal.any([this.#signal, this.#stop.signal]), {
            open: () => this.#tell(true),
            broken: () => this.#tell(false, 'Connection lost, trying again …'),
            event: (event) => this.#add(event),
            position: ({position}) => {
                this.#seen = Math.max(this.#seen, position);
                headIs(position);
            },
        });
        this.button.textContent = 'Pause';
        this.button.setAttribute('aria-pressed', 'false');
    }

    pause() {
        this.#stop?.abort();
        this.#stop = null;
        this.button.textContent = 'Follow';
        this.button.setAttribute('aria-pressed', 'true');
        this.#tell(false, `Paused at position ${count(this.#seen)}.`);
    }

    #add(event) {
        this.#seen = event.position;
        headIs(event.position);
        if (this.#list.querySelector(`[data-position="${event.position}"]`)) {
            return;
        }
        this.#list.prepend(eventRow(event, {arrived: true}));
        this.#arrived++;
        this.#forget();
        this.#tell(true);
    }

    /** What nobody has asked for goes when there is too much of it; from there on it can be asked for again. */
    #forget() {
        if (this.#list.children.length > MOST + this.#more.added) {
            this.#list.lastElementChild.remove();
            this.#more.offer({to: this.#list.lastElementChild.dataset.position - 1});
        }
    }

    #tell(open, text) {
        const arrived = this.#arrived === 0 ? 'new events appear here by themselves.' : `${counted(this.#arrived, 'new event')} since you came.`;
        this.#live.classList.toggle('open', open);
        this.#live.textContent = text ?? `Live: ${arrived}`;
    }
}
