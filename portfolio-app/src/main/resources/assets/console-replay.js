// One replay: its progress as it happens, what can be done with it, and how what it built differs from what is read.
import {follow, get, post} from './console-api.js';
import {askNumber, askReason} from './console-ask.js';
import {button, count, counted, duration, facts, h, listing, moment, nothing, redraw, short, state, table, tell} from './console-dom.js';

const OPEN = ['REQUESTED', 'RUNNING', 'PAUSED', 'CAUGHT_UP', 'FAILED'];
const COMPARABLE = ['CAUGHT_UP', 'SWITCHED', 'ROLLED_BACK'];
const ACTIONS = {
    pause: ['Pause', 'It stops where it is, and can go on.'],
    resume: ['Resume', 'It goes on where it stopped.'],
    cancel: ['Cancel …', 'What it has built is given up. What is read now stays as it is.'],
    switch: ['Switch', 'From now on readers are given what was built. What they read before is kept, to go back to.'],
    rollback: ['Roll back …', 'Readers are given what they read before.'],
    throttle: ['Limit …', 'How many events a second it passes at most, so that other requests keep their speed; 0 for no limit.'],
    retire: ['Retire …', 'What was read before is deleted: there is no way back to it then.'],
};

export const replay = {
    title: 'Replay',
    async show(root, {params: [id], signal}) {
        const path = `/replays/${encodeURIComponent(id)}`;
        const view = new View(path, signal);
        view.show(await get(path, {}, signal));
        root.append(view.element);
        view.follow();
    },
};

class View {
    #path;
    #signal;
    #replay;
    #state;
    #looks = 0;
    #seen = 0;
    #title = h('h2', {});
    #bar = h('progress', {'aria-label': 'Events replayed', max: 1});
    #told = h('p', {class: 'figures'});
    #live = h('p', {class: 'live', role: 'status'});
    #notice = h('p', {class: 'notice', role: 'alert'});
    #buttons = h('div', {class: 'buttons'});
    #facts = h('div', {});
    #comparison = h('div', {class: 'comparison', 'aria-live': 'polite'});

    constructor(path, signal) {
        this.#path = path;
        this.#signal = signal;
        this.element = h('section', {class: 'sheet replay'},
            this.#title, this.#bar, this.#told, this.#live, this.#notice, this.#buttons, this.#facts, this.#comparison);
    }

    show(replay) {
        const before = this.#replay;
        this.#replay = replay;
        this.#progress(replay);
        redraw(this.#facts, replay, () => [
            facts([
                ['Generation', `${replay.generation}, beside ${replay.previous ?? 'none'}`],
                ['Position', `${count(replay.position)} of ${count(replay.head)}`],
                ['Limit', replay.eventsPerSecond > 0 ? `${count(replay.eventsPerSecond)} events/s` : null],
                ['Error', replay.error],
            ]),
            h('ol', {class: 'path'}, replay.steps.map(({state: to, by, at, note}) => h('li', {}, state(to), ` by ${by}, `, moment(at), note && ` (${note})`)))]);
        if (before?.state !== replay.state) {
            this.#offer(replay);
        }
        this.#say();
    }

    #say() {
        tell(this.#live, `The replay is ${this.#replay.state.toLowerCase().replaceAll('_', ' ')}.`);
    }

    #progress({projection, state: now, done, total, rate, remainingSeconds}) {
        this.#state = now;
        redraw(this.#title, now, () => [projection ?? this.#replay.projection, ' ', state(now)]);
        this.#bar.max = Math.max(total, 1);
        this.#bar.value = total === 0 && COMPARABLE.includes(now) ? 1 : done;
        const parts = [`${count(done)} of ${counted(total, 'event')}`];
        if (now === 'RUNNING') {
            parts.push(`${short(rate)}/s`, remainingSeconds === null ? 'time left unknown' : `${duration(remainingSeconds)} left`);
        }
        this.#told.textContent = parts.join(' · ');
    }

    #offer({actions, state: now}) {
        this.#buttons.replaceChildren(
            ...actions.filter((action) => action in ACTIONS).map((action) => button(ACTIONS[action][0], () => this.#act(action), {'data-action': action})),
            ...(COMPARABLE.includes(now) ? [button('Compare with what is read', () => this.#compare())] : []));
    }

    /** Each time that more is told, the whole is read: others may have done something about it, too. */
    follow() {
        follow(`${this.#path}/progress`, () => ({}), this.#signal, {
            open: () => this.#say(),
            broken: () => tell(this.#live, 'Connection lost, trying again …'),
            over: () => !OPEN.includes(this.#state),
            progress: (progress) => {
                this.#progress(progress);
                this.#read();
            },
        });
    }

    /** An answer that was overtaken is not shown. */
    async #read() {
        const look = ++this.#looks;
        try {
            const replay = await get(this.#path, {}, this.#signal);
            if (look > this.#seen) {
                this.#seen = look;
                this.show(replay);
            }
        } catch {
            // The connection says itself that it is lost.
        }
    }

    async #act(action) {
        const body = await this.#asked(action);
        if (body === null) {
            return;
        }
        try {
            const replay = await post(`${this.#path}/${action}`, body, this.#signal);
            this.#seen = ++this.#looks;
            this.show(replay);
            this.#notice.textContent = '';
        } catch (problem) {
            this.#notice.textContent = problem.message;
            await this.#read();
        }
        this.#buttons.querySelector('button')?.focus();
    }

    /** What the action needs to know; null when it is not wanted after all. */
    async #asked(action) {
        const [name, text] = ACTIONS[action];
        const label = name.replace(' …', '');
        const title = `${label} the replay?`;
        if (action === 'throttle') {
            const limit = await askNumber({title, text, action: label, label: 'Events per second at most', value: String(this.#replay.eventsPerSecond)}, this.#signal);
            return limit === null ? null : {eventsPerSecond: Number(limit)};
        }
        const reason = await askReason({title, text, action: label}, this.#signal);
        return reason === null ? null : reason === '' ? {} : {reason};
    }

    async #compare() {
        this.#comparison.replaceChildren(h('p', {class: 'loading'}, 'Comparing row by row …'));
        try {
            this.#comparison.replaceChildren(...compared(await get(`${this.#path}/comparison`, {}, this.#signal)));
        } catch (problem) {
            this.#comparison.replaceChildren(h('p', {class: 'notice'}, problem.message));
        }
    }
}

function compared({equal, complete, different, live, built, differences}) {
    const side = (name, {generation, position, rows, checksum}) => [name, String(generation), count(position), count(rows), h('code', {}, checksum)];
    return [
        h('h3', {}, equal ? 'Both are the same' : `${counted(different, 'row')} ${different === 1 ? 'differs' : 'differ'}`),
        !complete && h('p', {class: 'of'}, 'Not everything was compared.'),
        table('Both generations', ['', 'Generation', 'Position', 'Rows', 'Checksum'], [side('Read now', live), side('Built', built)]),
        ...differences.map(({key, live: before, built: after}) => [
            h('p', {class: 'difference-key'}, key),
            h('div', {class: 'sides'},
                listing(before ?? 'no such row', `${key}, as it is read`), listing(after ?? 'no such row', `${key}, as it was built`))]),
        !equal && differences.length === 0 && nothing('No example was given.'),
    ].flat().filter(Boolean);
}
