// Events in a list, as the log, a stream and a parked event show them.
import {h, moment} from './console-dom.js';

export function eventRow(event, {arrived = false} = {}) {
    return h('li', {class: arrived ? 'event arrived' : 'event', 'data-position': event.position},
        h('span', {class: 'position'}, String(event.position)),
        h('a', {class: 'type', href: `#/events/${event.position}`}, event.type),
        h('a', {class: 'stream', href: logAddress({stream: event.stream})}, event.stream, h('span', {class: 'version'}, ` ${event.version}`)),
        h('span', {class: 'extra'}, event.tags.map((tag) => h('a', {class: 'tag', href: logAddress({tag})}, tag)), h('span', {}, size(event.payload))),
        moment(event.recordedAt));
}

export function logAddress(filters) {
    return `#/log?${new URLSearchParams(filters)}`;
}

export function size({format, size}) {
    return `${format}, ${size < 1024 ? `${size} B` : `${(size / 1024).toFixed(1)} KiB`}`;
}

/** Up and down go from event to event. */
export function walkable(list) {
    list.addEventListener('keydown', (key) => {
        const step = {ArrowDown: 1, ArrowUp: -1}[key.key];
        const here = key.target.closest?.('li');
        if (step === undefined || !here) {
            return;
        }
        const next = step === 1 ? here.nextElementSibling : here.previousElementSibling;
        if (next) {
            key.preventDefault();
            next.querySelector('a.type').focus();
        }
    });
    return list;
}
