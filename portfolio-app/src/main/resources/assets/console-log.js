// The log, newest first, filtered, and live.
import {follow, get, headIs} from './console-api.js';
import {days} from './console-days.js';
import {button, counted, count, h, nothing} from './console-dom.js';
import {eventRow, walkable} from './console-events.js';
import {field, instant, several, suggestFromLog} from './console-form.js';

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
        const tail = new Tail(list, live, filters, page.head, signal);
        const more = h('div', {class: 'more'});
        root.prepend(chart);
        root.append(
            h('div', {class: 'bar'}, live, tail.button),
            list,
            nothing(query.size > 0 ? 'No event matches.' : 'The log is empty: the first event will appear here.',
                query.size > 0 && h('a', {href: '#/log'}, 'Show everything')),
            more);
        older(more, list, filters, page.next, signal);
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

function older(more, list, filters, cursor, signal) {
    if (cursor === null) {
        more.replaceChildren();
        return;
    }
    const further = button('Older events', async () => {
        further.disabled = true;
        try {
            const page = await get('/log', {...filters, limit: PAGE, cursor}, signal);
            const first = page.items.map((event) => eventRow(event));
            list.append(...first);
            older(more, list, filters, page.next, signal);
            first[0]?.querySelector('a.type').focus();
        } catch (problem) {
            further.disabled = false;
            more.replaceChildren(further, h('p', {class: 'notice', role: 'alert'}, problem.message));
        }
    });
    more.replaceChildren(further);
}

/** New events come to the top, as long as somebody wants them. */
class Tail {
    #list;
    #live;
    #filters;
    #seen;
    #signal;
    #stop = null;
    #arrived = 0;

    constructor(list, live, filters, head, signal) {
        this.#list = list;
        this.#live = live;
        this.#filters = filters;
        this.#seen = head;
        this.#signal = signal;
        this.button = button('Pause', () => this.#stop ? this.pause() : this.start(), {'aria-pressed': 'false'});
    }

    start() {
        this.#stop = new AbortController();
        this.#signal.addEventListener('abort', () => this.#stop?.abort());
        follow('/log/tail', {...this.#filters, after: this.#seen}, this.#stop.signal, {
            open: () => this.#tell(true),
            broken: (source) => this.#tell(false, source.readyState === EventSource.CLOSED ? 'Not live: reload the page to follow.' : 'Connection lost, trying again …'),
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
        while (this.#list.children.length > MOST) {
            this.#list.lastElementChild.remove();
        }
        this.#tell(true);
    }

    #tell(open, text) {
        const arrived = this.#arrived === 0 ? 'new events appear here by themselves.' : `${counted(this.#arrived, 'new event')} since you came.`;
        this.#live.classList.toggle('open', open);
        this.#live.textContent = text ?? `Live: ${arrived}`;
    }
}
