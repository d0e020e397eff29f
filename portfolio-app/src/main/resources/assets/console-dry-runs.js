// Dry runs: what a projection, or a codec with its upcasters, would make of a part of the log. Nothing of them stays.
import {get, post} from './console-api.js';
import {count, counted, duration, facts, h, nothing, table} from './console-dom.js';
import {choice, field, number, refuse, several, suggestFromLog} from './console-form.js';

const MOST_PROJECTED = 10_000;
const MOST_DECODED = 100_000;

export const dryRuns = {
    title: 'Dry runs',
    async show(root, {query, signal}) {
        const [{codecs}, {items}] = await Promise.all([get('/', {}, signal), get('/projections', {}, signal)]);
        const tried = items.filter(({dryRun}) => dryRun).map(({name}) => name);
        root.append(
            h('p', {class: 'of'}, 'Nothing of a dry run stays. A process does one at a time.'),
            tried.length > 0 ? projection(tried, query.get('projection'), signal) : nothing('No projection that runs here can be tried.'),
            codecs.length > 0 ? codec(codecs, signal) : nothing('This application has no codec.'));
    },
};

function projection(names, chosen, signal) {
    return trial({
        title: 'A projection',
        text: 'Applied in a transaction that is rolled back. The rows it touches stay locked until it ends, so the live projection may wait that long.',
        fields: [
            choice('try', {name: 'projection', label: 'Projection', options: names, chosen}),
            ...range('try', MOST_PROJECTED, 'where the projection stands'),
        ],
        run: (given) => post('/dry-runs/projection', {projection: given.get('projection'), ...asked(given)}, signal),
        ofTypes: appliedTypes,
    });
}

function codec(names, signal) {
    const section = trial({
        title: 'A codec',
        text: 'Decoded as the domain would be given it, through every upcaster.',
        fields: [
            choice('decode', {name: 'codec', label: 'Codec', options: names}),
            field('decode', {name: 'categories', label: 'Categories', known: true, placeholder: 'all'}),
            field('decode', {name: 'types', label: 'Types', known: true, placeholder: 'all'}),
            ...range('decode', MOST_DECODED, 'the beginning'),
        ],
        run: (given) => post('/dry-runs/codec', {
            codec: given.get('codec'), ...asked(given),
            categories: several(given.get('categories')), types: several(given.get('types')),
        }, signal),
        ofTypes: decodedTypes,
    });
    suggestFromLog(section, {categories: 'categories', types: 'types'}, signal);
    return section;
}

function range(form, most, start) {
    const position = {type: 'number', min: '0', inputmode: 'numeric'};
    return [
        field(form, {name: 'after', label: 'After position', placeholder: start, ...position}),
        field(form, {name: 'to', label: 'To position', placeholder: 'the head', ...position}),
        field(form, {name: 'limit', label: 'Events at most', ...position, min: '1', max: String(most), placeholder: `up to ${count(most)}`}),
    ];
}

function asked(given) {
    return {after: number(given.get('after')), to: number(given.get('to')), limit: number(given.get('limit'))};
}

function trial({title, text, fields, run, ofTypes}) {
    const result = h('div', {'aria-live': 'polite'});
    const submit = h('button', {type: 'submit'}, 'Try');
    const form = h('form', {class: 'filters', submit: async (submitted) => {
        submitted.preventDefault();
        submit.disabled = true;
        result.replaceChildren(h('p', {class: 'loading'}, 'Trying …'));
        try {
            result.replaceChildren(...outcome(await run(new FormData(form)), ofTypes));
        } catch (problem) {
            refuse(result, problem);
        } finally {
            submit.disabled = false;
        }
    }}, fields, h('div', {class: 'buttons'}, submit));
    return h('section', {class: 'sheet'}, h('h2', {}, title), h('p', {class: 'of'}, text), form, result);
}

function outcome({after, to, reached, complete, seconds, types, applied, failed, failures}, ofTypes) {
    const wrong = failed ?? types.reduce((sum, type) => sum + type.failed, 0);
    return [
        h('h3', {}, wrong === 0 ? 'Nothing failed' : `${counted(wrong, 'event')} failed`),
        facts([
            ['Range', `after ${count(after)} to ${count(to)}`],
            ['Reached', complete ? 'the end of the range' : `position ${count(reached)}, by the limit`],
            ['Applied', applied === undefined ? null : counted(applied, 'event')],
            ['Time', duration(seconds)],
        ]),
        ofTypes(types),
        h('ol', {class: 'rows'}, failures.map(failure)),
        wrong > failures.length && h('p', {class: 'of'}, `The first ${count(failures.length)} are told.`),
    ].filter(Boolean);
}

function failure({position, type, stream, error}) {
    return h('li', {class: 'row'},
        h('h4', {}, h('a', {href: `#/events/${position}`}, `${type} at ${count(position)}`)),
        h('p', {class: 'of'}, stream),
        h('p', {class: 'failure'}, error));
}

function appliedTypes(types) {
    return told(['Event type', 'Events'], Object.entries(types));
}

function decodedTypes(types) {
    return told(['Event type', 'Events', 'Given to the domain', 'Dropped', 'Split', 'Failed'],
        types.map(({type, events, given, dropped, split, failed}) => [type, events, given, dropped, split, failed]));
}

function told(heads, rows) {
    return rows.length === 0
        ? h('p', {class: 'empty'}, 'No event is in this range.')
        : table('Events of the dry run', heads, rows.map(([type, ...figures]) => [type, ...figures.map(count)]));
}
