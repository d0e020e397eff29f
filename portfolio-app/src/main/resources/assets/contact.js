// Sends the contact form without leaving the page. Without this script the form works as forms always have.
const form = document.querySelector('#contact-form');
const notice = document.querySelector('#form-notice');
const button = form.querySelector('button');
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

async function send(submission) {
    const response = await fetch(form.dataset.api, {
        method: 'POST',
        headers: {'Content-Type': 'application/json', Accept: 'application/json'},
        body: JSON.stringify(submission),
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
