// Replays: those there were, and a new one, planned before it is started.
import {get, post} from './console-api.js';
import {count, counted, duration, facts, h, moment, nothing, state, table} from './console-dom.js';
import {choice, field, instant, number, refuse, several, suggestFromLog} from './console-form.js';

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
    const whole = {type: 'number', inputmode: 'numeric'};
    const press = h('button', {type: 'submit'}, 'Plan');
    const form = h('form', {class: 'filters', submit: async (submit) => {
        submit.preventDefault();
        press.disabled = true;
        await plan(form, result, signal);
        press.disabled = false;
    }},
        choice('replay', {name: 'projection', label: 'Projection', options: projections}),
        field('replay', {name: 'eventsPerSecond', label: 'Events per second at most', hint: '0 for no limit', value: '0', min: '0', ...whole}),
        field('replay', {name: 'partitions', label: 'Partitions', hint: 'more are faster, where the projection allows', value: '1', min: '1', ...whole}),
        part(),
        h('div', {class: 'buttons'}, press));
    suggestFromLog(form, {categories: 'categories', types: 'types'}, signal);
    return h('section', {class: 'sheet'}, h('h2', {}, 'A new one'),
        h('p', {class: 'of'}, 'Built beside what is read now, from the beginning of the log. Nobody reads it before you switch.'), form, result);
}

function part() {
    return h('details', {class: 'drawer part'},
        h('summary', {}, 'Only a part of the log'),
        h('p', {class: 'of'}, 'A part repairs what is read now, in one step, where the projection can. Several values are separated by commas.'),
        h('div', {class: 'filters'},
            field('replay', {name: 'streams', label: 'Streams', placeholder: 'category-key'}),
            field('replay', {name: 'categories', label: 'Categories', known: true}),
            field('replay', {name: 'types', label: 'Types', known: true}),
            field('replay', {name: 'tags', label: 'Tags', placeholder: 'name:value'}),
            field('replay', {name: 'after', label: 'After position', type: 'number', min: '0', inputmode: 'numeric'}),
            field('replay', {name: 'from', label: 'Recorded from', type: 'datetime-local', step: '1'})));
}

async function plan(form, result, signal) {
    const given = new FormData(form);
    const body = {
        projection: given.get('projection'),
        eventsPerSecond: number(given.get('eventsPerSecond')),
        partitions: number(given.get('partitions')),
        streams: several(given.get('streams')),
        categories: several(given.get('categories')),
        types: several(given.get('types')),
        tags: several(given.get('tags')),
        after: number(given.get('after')),
        from: given.get('from') ? instant(given.get('from')) : undefined,
    };
    result.replaceChildren(h('p', {class: 'loading'}, 'Planning …'));
    try {
        const planned = await post('/replays/plan', body, signal);
        result.replaceChildren(...told(planned, () => start(body, result, signal)));
    } catch (problem) {
        refuse(result, problem);
    }
}

function told({events, upcasts, total, head, scope, held, estimateSeconds, estimatedFrom, warnings, version}, go) {
    return [
        h('h3', {}, 'What it would do'),
        facts([
            ['Scope', scope],
            ['Events', `${count(total)} of a log of ${counted(head, 'position')}`],
            ['Code version', version],
            ['Estimated time', estimateSeconds === null ? 'unknown' : `${duration(estimateSeconds)}, by ${estimatedFrom.toLowerCase()}`],
            ['Held back', held.length > 0 ? held.join(', ') : 'nothing has effects outside'],
        ]),
        table('Events of the plan', ['Event type', 'Events'], Object.entries(events).map(([type, number]) => [type, count(number)])),
        upcasts.length > 0 && table('Upcasters of the plan', ['Stored as', 'Events', 'Lifted by'],
            upcasts.map(({type, schema, path, refusal, events: number, sampled}) => [
                `${type}, ${schema}`, `${sampled ? 'about ' : ''}${count(number)}`, refusal ?? way(path)])),
        warnings.map((warning) => h('p', {class: 'notice'}, warning)),
        h('div', {class: 'buttons'}, h('button', {type: 'button', click: go}, 'Start replay')),
    ].flat().filter(Boolean);
}

function way(path) {
    return path.length > 1 ? path.join(' → ') : path.length === 1 ? 'nothing, it is read as it is' : 'a codec that does not tell how';
}

async function start(body, result, signal) {
    try {
        const {id} = await post('/replays', body, signal);
        location.hash = `/replays/${id}`;
    } catch (problem) {
        refuse(result, problem);
    }
}
