// Drops an image onto the page, and shows how far its upload is. Without this script the form works as forms always have.
const main = document.querySelector('main');
let under = null;

main.addEventListener('submit', (event) => {
    if (event.target.id === 'upload') {
        event.preventDefault();
        send(event.target);
    }
});

for (const kind of ['dragenter', 'dragover']) {
    main.addEventListener(kind, (event) => {
        if (event.dataTransfer?.types.includes('Files')) {
            event.preventDefault();
            find('upload').classList.add('over');
        }
    });
}
main.addEventListener('dragleave', (event) => {
    if (!main.contains(event.relatedTarget)) {
        find('upload').classList.remove('over');
    }
});
main.addEventListener('drop', (event) => {
    if (!event.dataTransfer.types.includes('Files')) {
        return;
    }
    event.preventDefault();
    find('upload').classList.remove('over');
    if (event.dataTransfer.files.length > 0) {
        find('file').files = event.dataTransfer.files;
        choose();
        find('alt').focus();
    }
});
main.addEventListener('change', ({target}) => {
    if (target.id === 'file') {
        choose();
    }
});

/** What is too large is told before it is sent. */
function choose() {
    const file = find('file').files[0];
    const max = Number(find('upload').dataset.max);
    const tooLarge = file && file.size > max;
    find('file').setCustomValidity(tooLarge ? `The file must have at most ${max.toLocaleString('en')} bytes.` : '');
    find('file-error').textContent = find('file').validationMessage;
    find('upload-state').textContent = file && !tooLarge ? file.name : '';
}

/** The server answers with the page as it is then, with what is wrong next to its field. */
function send(form) {
    if (under) {
        return;
    }
    const request = under = new XMLHttpRequest();
    const button = form.querySelector('button');
    const progress = find('progress');
    button.disabled = true;
    progress.hidden = false;
    request.upload.addEventListener('progress', ({loaded, total}) => {
        progress.value = 100 * loaded / total;
        find('upload-state').textContent = loaded < total ? `${Math.round(progress.value)} %` : 'Making it ready …';
    });
    request.addEventListener('load', () => {
        const page = new DOMParser().parseFromString(request.responseText, 'text/html');
        if (page.querySelector('#upload')) {
            main.replaceChildren(...page.querySelector('main').childNodes);
            (main.querySelector('[aria-invalid]') ?? main.querySelector('.row:last-child input[type=text]'))?.focus();
        } else {
            fail(`The image was not added (${request.status}). Please try again in a moment.`);
        }
    });
    request.addEventListener('error', () => fail('The image was not added: no connection. Please try again.'));
    request.addEventListener('loadend', () => {
        under = null;
        button.disabled = false;
        progress.hidden = true;
    });
    request.open('POST', form.action);
    request.setRequestHeader('Accept', 'text/html');
    request.send(new FormData(form));
}

function fail(text) {
    find('upload-state').textContent = '';
    main.querySelector('.notice').textContent = text;
}

function find(id) {
    return document.getElementById(id);
}
