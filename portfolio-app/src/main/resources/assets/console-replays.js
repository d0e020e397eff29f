// Replays: those there were, and a new one, planned before it is started.
import {get, post} from './console-api.js';
import {count, counted, duration, facts, h, moment, nothing, state} from './console-dom.js';

export const replays = {
    title: 'Replays',
    async show(root, {signal}) {
        const {items, projections} = await get('/replays', {}, signal);
        root.append(
            projections.length > 0 ? planner(projections, signal) : nothing('No projection of this application can be replayed.'),
            h('h2', {}, 'So far'),
            h('ol', {class: 'rows'}, items.map(row)),
            nothing('Nothing has been replayed yet.'));
    },
};

function row(replay) {
    return h('li', {class: 'row'},
        h('h3', {}, h('a', {href: `#/replays/${replay.id}`}, replay.projection), ' ', state(replay.state)),
        h('p', {class: 'facts'}, `generation ${replay.generation} · ${counted(replay.done, 'event')} of ${count(replay.total)} · by ${replay.requestedBy} · `, moment(replay.requestedAt)));
}

function planner(projections, signal) {
    const result = h('div', {'aria-live': 'polite'});
    const form = h('form', {class: 'filters', submit: (submit) => plan(submit, result, signal)},
        field('projection', 'Projection', h('select', {id: 'replay-projection', name: 'projection'}, projections.map((name) => h('option', {}, name)))),
        field('eventsPerSecond', 'Events per second at most', h('input', {id: 'replay-eventsPerSecond', name: 'eventsPerSecond', type: 'number', min: '0', value: '0', inputmode: 'numeric', 'aria-describedby': 'replay-limit-hint'}),
            h('p', {class: 'hint', id: 'replay-limit-hint'}, '0 for no limit')),
        h('div', {class: 'buttons'}, h('button', {type: 'submit'}, 'Plan')));
    return h('section', {class: 'sheet'}, h('h2', {}, 'A new one'),
        h('p', {class: 'of'}, 'Built beside what is read now, from the beginning of the log. Nobody reads it before you switch.'), form, result);
}

function field(name, label, control, ...more) {
    return h('div', {class: 'field'}, h('label', {for: `replay-${name}`}, label), control, more);
}

async function plan(submit, result, signal) {
    submit.preventDefault();
    const given = new FormData(submit.target);
    const body = {projection: given.get('projection'), eventsPerSecond: Number(given.get('eventsPerSecond'))};
    result.replaceChildren(h('p', {class: 'loading'}, 'Planning …'));
    try {
        const planned = await post('/replays/plan', body, signal);
        result.replaceChildren(...told(planned, () => start(body, result, signal)));
    } catch (problem) {
        refuse(result, problem);
    }
}

function told({events, total, head, held, estimateSeconds, estimatedFrom, warnings, version}, go) {
    return [
        h('h3', {}, 'What it would do'),
        facts([
            ['Events', `${count(total)} of a log of ${counted(head, 'position')}`],
            ['Code version', version],
            ['Estimated time', estimateSeconds === null ? 'unknown' : `${duration(estimateSeconds)}, by ${estimatedFrom.toLowerCase()}`],
            ['Held back', held.length > 0 ? held.join(', ') : 'nothing has effects outside'],
        ]),
        h('div', {class: 'scroller', tabindex: '0', role: 'group', 'aria-label': 'Events of the plan'}, h('table', {},
            h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, 'Event type'), h('th', {scope: 'col', class: 'number'}, 'Events'))),
            h('tbody', {}, Object.entries(events).map(([type, number]) => h('tr', {}, h('td', {}, type), h('td', {class: 'number'}, count(number))))))),
        warnings.map((warning) => h('p', {class: 'notice'}, warning)),
        h('div', {class: 'buttons'}, h('button', {type: 'button', click: go}, 'Start replay')),
    ].flat();
}

async function start(body, result, signal) {
    try {
        const {id} = await post('/replays', body, signal);
        location.hash = `/replays/${id}`;
    } catch (problem) {
        refuse(result, problem);
    }
}

function refuse(result, {message, errors}) {
    result.replaceChildren(h('p', {class: 'notice', role: 'alert'}, message),
        ...errors.map(({field: name, message: why}) => h('p', {class: 'error'}, `${name}: ${why}`)));
}
