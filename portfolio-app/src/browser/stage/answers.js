// Everything that the application tells its owner about contacts and events, whoever asks for it and however.

const LOG = '/api/admin/eventstore';

/** The answers, each with its address. */
export async function everyAnswer(api) {
    const answers = [];
    const ask = async (path) => {
        const text = await (await api('GET', path)).text();
        answers.push({path, text});
        return text;
    };
    const list = async (path) => {
        const items = [];
        for (let cursor = ''; cursor !== null;) {
            const page = JSON.parse(await ask(`${path}${path.includes('?') ? '&' : '?'}limit=100${cursor}`));
            items.push(...page.items);
            cursor = page.next && `&cursor=${encodeURIComponent(page.next)}`;
        }
        return items;
    };

    for (const filter of ['', '?status=new', '?status=read', '?status=answered', '?status=archived', '?status=spam']) {
        await list(`/api/contacts${filter}`);
        await ask(`/admin/contacts${filter}`);
    }
    for (const path of ['/', '/account', '/admin/dashboard', '/admin/analytics', '/actuator/metrics', '/actuator/prometheus',
        '/api/contacts/summary', '/api/admin/activity', LOG, `${LOG}/categories`, `${LOG}/types`]) {
        await ask(path);
    }
    await list(`${LOG}/schemas`);
    await list(`${LOG}/audit`);

    const events = await list(`${LOG}/log`);
    for (const {position} of events) {
        await ask(`${LOG}/events/${position}`);
    }
    for (const correlation of new Set(events.map(({correlationId}) => correlationId).filter(Boolean))) {
        await ask(`${LOG}/correlations/${correlation}`);
    }
    for (const {stream} of await list(`${LOG}/streams`)) {
        await ask(`${LOG}/streams/${encodeURIComponent(stream)}`);
        await list(`${LOG}/streams/${encodeURIComponent(stream)}/events`);
        const [, contact] = /^contact-(.*)$/.exec(stream) ?? [];
        if (contact) {
            await ask(`/api/contacts/${contact}`);
            await ask(`/admin/contacts/${contact}`);
        }
    }
    for (const {name} of JSON.parse(await ask(`${LOG}/projections`)).items) {
        await ask(`${LOG}/projections/${name}`);
        for (const {event} of await list(`${LOG}/projections/${name}/parked`)) {
            await ask(`${LOG}/projections/${name}/parked/${event.position}`);
        }
    }

    const told = events.filter(({stream}) => /^(contact|person)-/.test(stream)).map(({position}) => position);
    answers.push(await followed(api, '/api/contacts/stream?after=0', Math.max(...told)));
    answers.push(await followed(api, `${LOG}/log/tail?after=0`, Math.max(...told)));
    return answers;
}

/** What a stream of server-sent events says from the beginning of the log until it has come to {@code position}. */
async function followed(api, path, position) {
    const {body} = await api('GET', path, {headers: {Accept: 'text/event-stream'}});
    let text = '';
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
        text += chunk;
        if ([...text.matchAll(/^id: ?(\d+)$/gm)].some(([, id]) => Number(id) >= position)) {
            break;
        }
    }
    return {path, text};
}
