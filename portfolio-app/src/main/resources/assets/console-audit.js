// Who did what, when, and what came of it.
import {get} from './console-api.js';
import {h, moment, nothing, state} from './console-dom.js';
import {More} from './console-more.js';

const PAGE = 50;

export const audit = {
    title: 'Audit',
    async show(root, {signal}) {
        const page = async (cursor) => {
            const {items, next} = await get('/audit', {limit: PAGE, cursor}, signal);
            return {rows: items.map(row), next};
        };
        const {rows, next} = await page(null);
        const list = h('ol', {class: 'rows'}, rows);
        const more = new More('Earlier', list, page);
        more.offer(next);
        root.append(
            h('p', {class: 'of'}, 'Whatever is asked for here is an event of the log itself, before it is done and after.'),
            list, nothing('Nobody has changed anything from here yet.'), more.element);
    },
};

function row({position, at, outcome, who, action, target, parameters, error}) {
    const given = Object.entries(parameters ?? {}).map(([name, value]) => `${name}: ${value}`).join(' · ');
    return h('li', {class: 'row'},
        h('h2', {}, h('a', {href: `#/events/${position}`}, action), ' ', state(outcome.toUpperCase())),
        h('p', {class: 'facts'}, `${who} · ${target} · `, moment(at)),
        given && h('p', {class: 'facts'}, given),
        error && h('p', {class: 'failure'}, error));
}
