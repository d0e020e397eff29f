// Shows what happens to published projects in the list that is open. Without this script the list is as it was made.
const list = document.querySelector('#project-list');
const live = document.querySelector('#live');
let running = false;
let again = false;

const source = new EventSource(`/api/projects?after=${list.dataset.after}`);
source.addEventListener('open', () => live.classList.add('open'));
source.addEventListener('error', () => live.classList.remove('open'));
for (const change of ['ProjectPublished', 'ProjectEdited', 'ProjectReordered', 'ProjectUnpublished', 'ProjectImageAdded',
    'ProjectImageDescribed', 'ProjectImagesReordered', 'ProjectCoverChosen', 'ProjectImageRemoved']) {
    source.addEventListener(change, ({data}) => refresh(change, JSON.parse(data)));
}

function refresh(change, {title}) {
    if (change === 'ProjectPublished') {
        live.textContent = `${live.dataset.published} ${title}`;
    }
    update();
}

// The server knows best what belongs on this page, with its filter, its order and its length.
async function update() {
    if (running) {
        again = true;
        return;
    }
    running = true;
    try {
        const response = await fetch(location.href, {headers: {Accept: 'text/html'}});
        if (response.ok) {
            replace(new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('#project-list'));
        }
    } catch {
        // The next change, or a reload, will show it.
    } finally {
        running = false;
        if (again) {
            again = false;
            update();
        }
    }
}

function replace(fresh) {
    const known = new Set(Array.from(list.querySelectorAll('.project'), ({id}) => id));
    for (const item of fresh.querySelectorAll('.project')) {
        item.classList.toggle('arrived', !known.has(item.id));
    }
    list.replaceChildren(...fresh.childNodes);
}
