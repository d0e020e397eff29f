// Keeps the figures of the dashboard up to date. Without this script they are as the page was made.
const LOOKS = 60;
const live = document.querySelector('#live');
const rows = document.querySelector('#times tbody');
const line = document.querySelector('#trace polyline');
const rates = [];
let before = null;

const source = new EventSource('/api/admin/measurements');
source.addEventListener('open', () => state(true, 'Live: new figures every two seconds.'));
source.addEventListener('error', () => state(false, 'Connection lost, trying again …'));
source.addEventListener('measured', ({data}) => show(JSON.parse(data)));

function state(open, text) {
    live.classList.toggle('open', open);
    live.textContent = text;
}

function show(measured) {
    const answers = measured.routes.reduce((sum, {requests}) => sum + requests, 0);
    if (before && measured.at > before.at) {
        const seconds = (measured.at - before.at) / 1000;
        const rate = Math.max(0, answers - before.answers) / seconds;
        text('#appends', (Math.max(0, measured.appends - before.appends) / seconds).toFixed(1));
        text('#answers', rate.toFixed(1));
        trace(rate);
    }
    before = {at: measured.at, appends: measured.appends, answers};
    text('#errors', measured.errors);
    text('#lag', measured.lag);
    text('#parked', measured.parked);
    rows.replaceChildren(...measured.routes.map(row));
}

function text(selector, value) {
    document.querySelector(selector).textContent = value;
}

function trace(rate) {
    rates.push(rate);
    rates.splice(0, rates.length - LOOKS);
    const highest = Math.max(1, ...rates);
    line.setAttribute('points', rates.map((value, place) => `${place * 10},${98 - 96 * value / highest}`).join(' '));
}

function row({name, requests, p50, p99}) {
    const element = document.createElement('tr');
    const head = document.createElement('th');
    head.scope = 'row';
    head.textContent = name;
    element.append(head, ...[requests, millis(p50), millis(p99)].map(cell));
    return element;
}

function cell(value) {
    const element = document.createElement('td');
    element.textContent = value;
    return element;
}

function millis(bound) {
    return bound < 0 ? 'over 1 s' : `${Math.round(bound)} ms`;
}
