// Puts messages at the top of the inbox as they arrive, and shows what becomes of them. The browser reconnects by itself and
// misses none.
const list = document.querySelector('#messages');
const template = document.querySelector('#message-template');
const live = document.querySelector('#live');
const time = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeStyle: 'short'});

for (const shown of list.querySelectorAll('time')) {
    shown.textContent = time.format(new Date(shown.dateTime));
}

const source = new EventSource(`/api/contacts/stream?after=${list.dataset.after}`);
source.addEventListener('open', () => state(true, 'Live: new messages appear here by themselves.'));
source.addEventListener('error', () => state(false, 'Connection lost, trying again …'));
source.addEventListener('ContactRequestSubmitted', ({data}) => add(JSON.parse(data)));
source.addEventListener('ContactChanged', ({data, lastEventId}) => look(JSON.parse(data).id, lastEventId));
source.addEventListener('PersonForgotten', ({data}) => forget(JSON.parse(data).person));

function state(open, text) {
    live.classList.toggle('open', open);
    live.textContent = text;
}

function add(entry) {
    if (entry.status === 'SPAM' || document.getElementById(`message-${entry.id}`)) {
        return;
    }
    const item = template.content.cloneNode(true).firstElementChild;
    item.id = `message-${entry.id}`;
    item.dataset.person = entry.person;
    item.querySelector('h2 a').textContent = entry.name;
    item.querySelector('h2 a').href = `/admin/contacts/${entry.id}`;
    item.querySelector('.email').textContent = entry.email;
    item.querySelector('.email').href = `mailto:${entry.email}`;
    item.querySelector('time').textContent = time.format(new Date(entry.submittedAt));
    item.querySelector('time').dateTime = entry.submittedAt;
    item.querySelector('.text').textContent = entry.message;
    mark(item, entry);
    list.prepend(item);
}

async function look(id, position) {
    const item = document.getElementById(`message-${id}`);
    if (!item) {
        return;
    }
    const headers = {Accept: 'application/json', 'Min-Position': position};
    const response = await fetch(`/api/contacts/${id}`, {headers});
    if (response.status === 404) {
        item.remove();
    } else if (response.ok) {
        const entry = await response.json();
        if (entry.status === 'SPAM') {
            item.remove();
        } else {
            mark(item, entry);
        }
    }
}

function mark(item, {status, category}) {
    item.querySelector('.state').textContent = word(status);
    item.querySelector('.about').textContent = word(category);
}

function word(name) {
    return name.charAt(0) + name.slice(1).toLowerCase();
}

function forget(person) {
    for (const item of list.querySelectorAll('.message')) {
        if (item.dataset.person === person) {
            item.remove();
        }
    }
}
