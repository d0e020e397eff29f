// Sends the contact form without leaving the page. Without this script the form works as forms always have.
const form = document.querySelector('#contact-form');
const notice = document.querySelector('#form-notice');
const button = form.querySelector('button');
let last = '';
let key = '';
const fields = ['name', 'email', 'message'];

form.noValidate = true;
form.addEventListener('submit', async (event) => {
    event.preventDefault();
    show([]);
    button.disabled = true;
    try {
        await send(Object.fromEntries(new FormData(form)));
    } catch {
        notice.textContent = 'Your message could not be sent: no connection. Please try again.';
    } finally {
        button.disabled = false;
    }
});

// A message that is sent again, because nobody knows what became of it, keeps its key and arrives once.
function keyOf(body) {
    if (body !== last) {
        last = body;
        key = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
    }
    return key;
}

async function send(submission) {
    const body = JSON.stringify(submission);
    const response = await fetch(form.dataset.api, {
        method: 'POST',
        headers: {'Content-Type': 'application/json', Accept: 'application/json', 'Idempotency-Key': `"${keyOf(body)}"`},
        body,
    });
    if (response.ok) {
        thank();
    } else {
        refuse(await response.json().catch(() => ({})));
    }
}

function refuse(problem) {
    const errors = problem.errors ?? [];
    show(errors);
    if (errors.length === 0) {
        notice.textContent = `Your message was not sent. ${problem.detail ?? 'Please try again in a moment.'}`;
    }
}

function show(errors) {
    notice.textContent = '';
    for (const name of fields) {
        const error = errors.find(({field}) => field === name);
        document.querySelector(`#${name}-error`).textContent = error?.message ?? '';
        if (error) {
            form.elements[name].setAttribute('aria-invalid', 'true');
        } else {
            form.elements[name].removeAttribute('aria-invalid');
        }
    }
    form.querySelector('[aria-invalid]')?.focus();
}

function thank() {
    const thanks = document.createElement('div');
    thanks.className = 'sent';
    thanks.tabIndex = -1;
    thanks.append(paragraph('Thank you.'), paragraph('Your message has arrived and is safely stored.'));
    form.replaceWith(thanks);
    thanks.focus();
}

function paragraph(text) {
    const element = document.createElement('p');
    element.textContent = text;
    return element;
}
