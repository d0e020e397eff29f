// Who did what, when, and what came of it.
import {get} from './console-api.js';
import {button, h, moment, nothing, state} from './console-dom.js';

const PAGE = 50;

export const audit = {
    title: 'Audit',
    async show(root, {signal}) {
        const page = await get('/audit', {limit: PAGE}, signal);
        const list = h('ol', {class: 'rows'}, page.items.map(row));
        const more = h('div', {class: 'more'});
        root.append(
            h('p', {class: 'of'}, 'Whatever is asked for here is an event of the log itself, before it is done and after.'),
            list, nothing('Nobody has changed anything from here yet.'), more);
        further(more, list, page.next, signal);
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

function further(more, list, cursor, signal) {
    more.replaceChildren(...(cursor === null ? [] : [button('Earlier', async () => {
        try {
            const page = await get('/audit', {limit: PAGE, cursor}, signal);
            list.append(...page.items.map(row));
            further(more, list, page.next, signal);
        } catch (problem) {
            more.append(h('p', {class: 'notice', role: 'alert'}, problem.message));
        }
    })]));
}
