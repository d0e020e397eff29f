// The admin API: answers, problems, and what it tells as it happens.
const BASE = document.querySelector('#console').dataset.api;
const AGAIN_MILLIS = 5_000;

let head = -1;

/** An answer that is an error, as the server explains it. */
export class Problem extends Error {
    constructor(status, {title, detail, errors} = {}) {
        super(detail ?? title ?? `The server answered ${status}.`);
        this.status = status;
        this.title = title ?? 'That did not work';
        this.errors = errors ?? [];
    }
}

export function address(path, parameters = {}) {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) {
        for (const each of [value].flat()) {
            if (each !== undefined && each !== null && each !== '') {
                query.append(name, each);
            }
        }
    }
    return `${BASE}${path}${query.size > 0 ? `?${query}` : ''}`;
}

export function get(path, parameters, signal) {
    return ask(address(path, parameters), {signal});
}

export function post(path, body = {}, signal) {
    return ask(address(path), {
        method: 'POST',
        headers: {'Content-Type': 'application/json'},
        body: JSON.stringify(body),
        signal,
    });
}

async function ask(url, options) {
    let response;
    let text;
    try {
        response = await fetch(url, {...options, headers: {Accept: 'application/json', ...options.headers}});
        text = await response.text();
    } catch (failure) {
        throw failure.name === 'AbortError' ? failure : new Problem(0, {
            title: 'No connection', detail: 'The server cannot be reached. Nothing was changed that you have not been told of.',
        });
    }
    const answer = read(text);
    if (!response.ok || answer === null) {
        throw new Problem(response.status, answer ?? {detail: `The server answered ${response.status} with what cannot be read.`});
    }
    headIs(answer.head);
    return answer;
}

/** Null for what is no JSON. Whole numbers too great for this language stay as they were written. */
function read(text) {
    try {
        return JSON.parse(text, (name, value, context) =>
            Number.isInteger(value) && !Number.isSafeInteger(value) && context?.source && JSON.rawJSON ? JSON.rawJSON(context.source) : value);
    } catch {
        return null;
    }
}

/** The top of the page tells how far the log has come, whoever heard of it last. */
export function headIs(position) {
    if (Number.isInteger(position) && position > head) {
        head = position;
        document.querySelector('#console-head').textContent = `head ${new Intl.NumberFormat('en').format(head)}`;
    }
}

/**
 * Follows a live part until the signal ends it, whenever the page can be seen: browsers have few connections to a server.
 *
 * @param parameters gives them, for each new connection; the browser itself reconnects after the last message that it saw
 * @param handlers by the name of the message; `open` and `broken` tell of the connection, and `over` whether nothing more
 *     will come when the server ends it
 */
export function follow(path, parameters, signal, {open, broken, over = () => false, ...messages}) {
    let source;
    let timer;
    const close = () => {
        clearTimeout(timer);
        source?.close();
    };
    const connect = () => {
        close();
        if (document.hidden || signal.aborted) {
            return;
        }
        const current = new EventSource(address(path, parameters()));
        source = current;
        current.addEventListener('open', open);
        current.addEventListener('error', () => {
            if (over()) {
                close();
                return;
            }
            broken();
            // A server that refuses, as one does that is just being replaced, is not asked again by the browser.
            if (current.readyState === EventSource.CLOSED) {
                timer = setTimeout(connect, AGAIN_MILLIS);
            }
        });
        for (const [name, handle] of Object.entries(messages)) {
            current.addEventListener(name, ({data}) => handle(JSON.parse(data)));
        }
    };
    document.addEventListener('visibilitychange', connect, {signal});
    signal.addEventListener('abort', close, {once: true});
    connect();
}

/** Does something now and every so often until the signal ends it; the next time begins when the last is over. */
export async function every(millis, signal, action) {
    while (!signal.aborted) {
        if (!document.hidden) {
            await action();
        }
        await pause(millis, signal);
    }
}

function pause(millis, signal) {
    return new Promise((resolve) => {
        const over = () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', over);
            resolve();
        };
        const timer = setTimeout(over, millis);
        signal.addEventListener('abort', over);
    });
}
