// Elements made of text, never of markup: what events carry is shown, whatever it says.
const SVG = 'http://www.w3.org/2000/svg';

export function h(tag, attributes, ...children) {
    return filled(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes, ...children) {
    return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes ?? {})) {
        if (typeof value === 'function') {
            element.addEventListener(name, value);
        } else if (value !== null && value !== undefined && value !== false) {
            element.setAttribute(name, value === true ? '' : value);
        }
    }
    element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
    return element;
}

const COUNT = new Intl.NumberFormat('en');
const SHORT = new Intl.NumberFormat('en', {maximumFractionDigits: 1});
const MOMENT = new Intl.DateTimeFormat('en-GB', {dateStyle: 'medium', timeStyle: 'medium'});

export const count = (number) => COUNT.format(number);
export const short = (number) => SHORT.format(number);

export function counted(number, one, many = `${one}s`) {
    return `${count(number)} ${number === 1 ? one : many}`;
}

/** A moment in the zone of whoever looks. */
export function moment(written) {
    return h('time', {datetime: written, title: written}, MOMENT.format(new Date(written)));
}

/** Seconds as people say them. */
export function duration(seconds) {
    if (seconds < 1) {
        return seconds === 0 ? '0 s' : 'under 1 s';
    }
    if (seconds < 60) {
        return `${Math.round(seconds)} s`;
    }
    const minutes = Math.round(seconds / 60);
    return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Names and values; what has no value is left out. */
export function facts(pairs) {
    const told = pairs.filter(([, value]) => value !== null && value !== undefined && value !== '');
    return h('dl', {class: 'pairs'}, told.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))));
}

export function button(label, click, attributes = {}) {
    return h('button', {type: 'button', class: 'quiet', click, ...attributes}, label);
}

/** A text that may be wider than the window, scrolled by the keyboard too. */
export function listing(text, label) {
    return h('pre', {class: 'listing', tabindex: '0', role: 'group', 'aria-label': label}, text);
}

/** A table that may be wider than the window. What is a number stands to the right; a first column without a head names the rows. */
export function table(label, heads, rows) {
    const number = (column, value) => column > 0 && /^[\d,.]+$|^about /.test(value) ? 'number' : null;
    const head = (name, column) => name === '' ? h('td', {}) : h('th', {scope: 'col', class: rows.length > 0 && number(column, rows[0][column])}, name);
    const cell = (value, column) => column === 0 && heads[0] === '' ? h('th', {scope: 'row'}, value) : h('td', {class: number(column, value)}, value);
    return h('div', {class: 'scroller', tabindex: '0', role: 'group', 'aria-label': label}, h('table', {},
        h('thead', {}, h('tr', {}, heads.map(head))),
        h('tbody', {}, rows.map((row) => h('tr', {}, row.map(cell))))));
}

const drawn = new WeakMap();

/** Draws what an element shows of a value, anew only when the value is another: what somebody has marked in it stays. */
export function redraw(element, value, draw) {
    const written = JSON.stringify(value);
    if (drawn.get(element) !== written) {
        drawn.set(element, written);
        element.replaceChildren(...draw(value));
    }
}

/** Says something in a place that is read aloud, once. */
export function tell(place, text) {
    if (place.textContent !== text) {
        place.textContent = text;
    }
}

export function nothing(text, ...more) {
    return h('p', {class: 'empty'}, text, ' ', ...more);
}

/** A state that is told by its word first, and by its mark. */
export function state(name) {
    return h('span', {class: 'state', 'data-state': name}, name.toLowerCase().replaceAll('_', ' '));
}
