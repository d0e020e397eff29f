// Forms over the admin API: fields with labels, values as the API wants them, and refusals beside what was typed.
import {get} from './console-api.js';
import {h} from './console-dom.js';

/** A labelled control; `known` are values that the browser suggests, `hint` is told below. */
export function field(form, {name, label, hint, known, control, ...attributes}) {
    const id = `${form}-${name}`;
    const described = hint && `${id}-hint`;
    return h('div', {class: 'field'},
        h('label', {for: id}, label),
        control ?? h('input', {
            id, name, type: 'text', list: known && `${id}-known`, 'aria-describedby': described,
            autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', ...attributes,
        }),
        known && h('datalist', {id: `${id}-known`}),
        hint && h('p', {class: 'hint', id: described}, hint));
}

export function choice(form, {name, label, options, chosen}) {
    const select = h('select', {id: `${form}-${name}`, name},
        options.map((option) => h('option', {selected: option === chosen}, option)));
    return field(form, {name, label, control: select});
}

/** The categories and types of the log, for the fields of these names. They are a help; without them the form works as well. */
export function suggestFromLog(form, {categories, types}, signal) {
    const offer = (name, values) => form.querySelector(`[list$="-${name}-known"] + datalist`)
        .append(...values.map((value) => h('option', {value})));
    get('/categories', {}, signal).then(({items}) => offer(categories, items.map(({category}) => category)), () => {});
    get('/types', {}, signal).then(({items}) => offer(types, items.map(({type}) => type)), () => {});
}

/** Several values, separated by commas. */
export function several(written) {
    return written.split(/\s*,\s*/).map((value) => value.trim()).filter(Boolean);
}

/** What a browser calls a time is without a zone; the API wants one. */
export function instant(written) {
    const time = new Date(written);
    return Number.isNaN(time.getTime()) ? written : time.toISOString();
}

/** A number, or nothing where nothing was typed. */
export function number(written) {
    return written.trim() === '' ? undefined : Number(written);
}

export function refuse(result, {message, errors = []}) {
    result.replaceChildren(h('p', {class: 'notice', role: 'alert'}, message),
        ...errors.map(({field: name, message: why}) => h('p', {class: 'error'}, `${name}: ${why}`)));
}
