// A line of the latest values, with its figures in words beside it.
import {count, h, svg} from './console-dom.js';

const WIDTH = 240;
const HEIGHT = 44;
const EDGE = 3;

/** The newest values of one thing, oldest first; older ones are forgotten. */
export class Series {
    #values = [];
    #size;

    constructor(size) {
        this.#size = size;
    }

    add(value) {
        this.#values = [...this.#values, value].slice(-this.#size);
    }

    get values() {
        return this.#values;
    }
}

export function spark(series, size, name, seconds) {
    const values = series.values;
    const highest = Math.max(...values, 0);
    const now = values.at(-1) ?? 0;
    const words = `now ${count(now)}, highest ${count(highest)}`;
    const x = (index) => EDGE + (WIDTH - 2 * EDGE) * (index + size - values.length) / (size - 1);
    const y = (value) => HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (highest === 0 ? 0 : value / highest);
    const points = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
    const picture = svg('svg', {
        class: 'spark', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': `${name}: ${words}`,
        preserveAspectRatio: 'none',
    },
    svg('line', {class: 'floor', x1: 0, x2: WIDTH, y1: HEIGHT - EDGE, y2: HEIGHT - EDGE}),
    values.length > 1 && svg('polygon', {
        class: 'area', points: `${x(0).toFixed(1)},${HEIGHT - EDGE} ${points} ${x(values.length - 1).toFixed(1)},${HEIGHT - EDGE}`,
    }),
    values.length > 1 && svg('polyline', {class: 'line', points}));
    return h('figure', {class: 'lag'}, picture, h('figcaption', {}, `${name}, last ${seconds} s: ${words}`));
}
