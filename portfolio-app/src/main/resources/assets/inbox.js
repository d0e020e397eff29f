// Puts messages at the top of the inbox as they arrive. The browser reconnects by itself and misses none.
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

function state(open, text) {
    live.classList.toggle('open', open);
    live.textContent = text;
}

function add({id, name, email, message, submittedAt}) {
    if (document.getElementById(`message-${id}`)) {
        return;
    }
    const item = template.content.cloneNode(true).firstElementChild;
    item.id = `message-${id}`;
    item.querySelector('h2').textContent = name;
    item.querySelector('a').textContent = email;
    item.querySelector('a').href = `mailto:${email}`;
    item.querySelector('time').textContent = time.format(new Date(submittedAt));
    item.querySelector('time').dateTime = submittedAt;
    item.querySelector('.text').textContent = message;
    list.prepend(item);
}
