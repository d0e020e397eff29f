// Draws what caused what, from left to right, and says the same in words for those who do not see it.
import {h, moment, svg} from './console-dom.js';

const BOX = {width: 236, height: 46};
const GAP = {x: 56, y: 18};
const LONGEST = 28;

/** @param own the id of the event that is looked at */
export function drawCausation({nodes, edges, truncated}, own) {
    const placed = place(nodes, edges);
    const width = Math.max(...placed.map(({x}) => x)) + BOX.width + 2;
    const height = Math.max(...placed.map(({y}) => y)) + BOX.height + 2;
    const byId = new Map(placed.map((node) => [node.id, node]));
    const lines = edges.filter(({from, to}) => byId.has(from) && byId.has(to));
    const picture = svg('svg', {
        class: 'graph', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img',
        'aria-label': `${nodes.length} events and causes, ${lines.length} arrows; the list below says the same`,
    },
    svg('defs', {}, svg('marker', {id: 'arrow', viewBox: '0 0 8 8', refX: 8, refY: 4, markerWidth: 8, markerHeight: 8, orient: 'auto'},
        svg('path', {d: 'M0 0 L8 4 L0 8 Z'}))),
    lines.map(({from, to}) => arrow(byId.get(from), byId.get(to))),
    placed.map((node) => box(node, own)));
    return [
        h('div', {class: 'scroller', tabindex: '0', role: 'group', 'aria-label': 'Causation graph'}, picture),
        words(nodes, edges, own),
        truncated && h('p', {class: 'of'}, 'There are more events than are drawn.'),
    ].filter(Boolean);
}

/** Each node one column right of the rightmost of its causes; a circle, which ill-made events can claim, ends where it began. */
function place(nodes, edges) {
    const causes = new Map(nodes.map(({id}) => [id, []]));
    edges.forEach(({from, to}) => causes.get(to)?.push(from));
    const columns = new Map();
    const columnOf = (id, above = new Set()) => {
        if (!columns.has(id) && !above.has(id)) {
            const before = causes.get(id).filter((cause) => causes.has(cause) && !above.has(cause));
            columns.set(id, Math.max(-1, ...before.map((cause) => columnOf(cause, new Set([...above, id])))) + 1);
        }
        return columns.get(id) ?? 0;
    };
    const rows = new Map();
    return nodes.map((node) => {
        const column = columnOf(node.id);
        const row = rows.get(column) ?? 0;
        rows.set(column, row + 1);
        return {...node, x: 1 + column * (BOX.width + GAP.x), y: 1 + row * (BOX.height + GAP.y)};
    });
}

function arrow(from, to) {
    const [x1, y1, x2, y2] = [from.x + BOX.width, from.y + BOX.height / 2, to.x, to.y + BOX.height / 2];
    const middle = (x1 + x2) / 2;
    return svg('path', {class: 'edge', d: `M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2 - 1} ${y2}`, 'marker-end': 'url(#arrow)'});
}

function box(node, own) {
    const open = node.kind === 'event' ? () => { location.hash = `/events/${node.position}`; } : null;
    return svg('g', {class: `node ${node.kind}${node.id === own ? ' own' : ''}`, transform: `translate(${node.x} ${node.y})`, click: open},
        svg('rect', {width: BOX.width, height: BOX.height, rx: 6}),
        svg('text', {x: 12, y: 20}, shortened(node.type ?? 'A cause from outside')),
        svg('text', {class: 'small', x: 12, y: 36}, shortened(node.kind === 'event' ? `${node.position} · ${node.stream}` : node.id, LONGEST + 2)));
}

function shortened(text, longest = LONGEST) {
    return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function words(nodes, edges, own) {
    const named = new Map(nodes.map((node) => [node.id, node.kind === 'event' ? `${node.type} at ${node.position}` : 'a cause from outside']));
    return h('ol', {class: 'caused'}, nodes.filter(({kind}) => kind === 'event').map((node) => {
        const causes = edges.filter(({to}) => to === node.id).map(({from}) => named.get(from) ?? 'a cause from outside');
        return h('li', {},
            h('a', {href: `#/events/${node.position}`, 'aria-current': node.id === own ? 'true' : null}, `${node.type} at ${node.position}`),
            causes.length > 0 && `, caused by ${causes.join(' and ')}`, ' · ', moment(node.recordedAt));
    }));
}
