// The admin API: answers, problems, and what it tells as it happens.
const BASE = document.querySelector('#console').dataset.api;

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
    try {
        response = await fetch(url, {...options, headers: {Accept: 'application/json', ...options.headers}});
    } catch (failure) {
        throw failure.name === 'AbortError' ? failure : new Problem(0, {
            title: 'No connection', detail: 'The server cannot be reached. Nothing was changed that you have not been told of.',
        });
    }
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) {
        throw new Problem(response.status, answer);
    }
    headIs(answer.head);
    return answer;
}

/** The top of the page tells how far the log has come, whoever heard of it last. */
export function headIs(position) {
    if (Number.isInteger(position) && position > head) {
        head = position;
        document.querySelector('#console-head').textContent = `head ${new Intl.NumberFormat('en').format(head)}`;
    }
}

/**
 * Follows a live part until the signal ends it. The browser reconnects by itself, after the last message that it saw.
 *
 * @param handlers by the name of the message; `open` and `broken` tell of the connection
 */
export function follow(path, parameters, signal, handlers) {
    const source = new EventSource(address(path, parameters));
    signal.addEventListener('abort', () => source.close());
    for (const [name, handle] of Object.entries(handlers)) {
        const listener = name === 'open' || name === 'broken' ? () => handle(source) : ({data}) => handle(JSON.parse(data));
        source.addEventListener(name === 'broken' ? 'error' : name, listener);
    }
    return source;
}

/** Does something now and every so often until the signal ends it; the next time begins when the last is over. */
export async function every(millis, signal, action) {
    while (!signal.aborted) {
        if (!document.hidden) {
            await action();
        }
        await new Promise((resolve) => {
            const timer = setTimeout(resolve, millis);
            signal.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, {once: true});
        });
    }
}
