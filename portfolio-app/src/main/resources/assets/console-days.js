// How much was recorded on each of the last days: bars, and the same in words.
import {count, counted, h, svg} from './console-dom.js';

const BAR = 14;
const GAP = 4;
const HEIGHT = 56;
const DAY_MILLIS = 86_400_000;

/** The chart of the application's own read model; empty where nothing was recorded yet. */
export async function days(signal) {
    const response = await fetch('/api/admin/activity', {headers: {Accept: 'application/json'}, signal});
    if (!response.ok) {
        return null;
    }
    const {from, days: number, items} = await response.json();
    const events = new Map(items.map((item) => [item.day, item.events]));
    const all = Array.from({length: number}, (_, index) => {
        const day = new Date(Date.parse(from) + index * DAY_MILLIS).toISOString().slice(0, 10);
        return {day, events: events.get(day) ?? 0};
    });
    const total = all.reduce((sum, each) => sum + each.events, 0);
    return total === 0 ? null : chart(all, total);
}

function chart(all, total) {
    const highest = all.reduce((most, each) => each.events > most.events ? each : most);
    const words = `${counted(total, 'event')} in ${all.length} days, ${count(all.at(-1).events)} today; most on ${highest.day}: ${count(highest.events)}`;
    return h('figure', {class: 'days'},
        svg('svg', {viewBox: `0 0 ${all.length * (BAR + GAP)} ${HEIGHT}`, role: 'img', 'aria-label': words, preserveAspectRatio: 'none'},
            all.map(({day, events}, index) => bar(index, events / highest.events, `${day}: ${counted(events, 'event')}`))),
        h('figcaption', {}, words));
}

function bar(index, share, title) {
    const height = share === 0 ? 1 : Math.max(3, share * HEIGHT);
    return svg('rect', {class: share === 0 ? 'none' : 'some', x: index * (BAR + GAP), y: HEIGHT - height, width: BAR, height}, svg('title', {}, title));
}
