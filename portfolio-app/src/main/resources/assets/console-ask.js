// Asks before something is done, and for the reason, which the audit keeps.
import {button, h} from './console-dom.js';

/** The reason given, which may be empty unless it is required; null when whoever was asked thought better of it, or left. */
export function askReason({title, text, action, required = false}, signal) {
    const reason = h('textarea', {id: 'reason', name: 'reason', class: 'short', rows: '3', maxlength: '1000', required});
    return ask({title, text, action, label: required ? 'Reason' : 'Reason (optional)', control: reason}, signal);
}

/** A whole number from 0 on, as text; null when whoever was asked thought better of it, or left. */
export function askNumber({title, text, action, label, value}, signal) {
    const control = h('input', {id: 'number', name: 'number', type: 'number', min: '0', inputmode: 'numeric', required: true, value});
    return ask({title, text, action, label, control}, signal);
}

function ask({title, text, action, label, control}, signal) {
    return new Promise((resolve) => {
        const form = h('form', {method: 'dialog', class: 'form'},
            h('h2', {id: 'ask-title'}, title),
            h('p', {}, text),
            h('div', {class: 'field'}, h('label', {for: control.id}, label), control),
            h('div', {class: 'buttons'},
                h('button', {type: 'submit', value: 'yes'}, action),
                button('Cancel', () => dialog.close(''))));
        const dialog = h('dialog', {class: 'ask', 'aria-labelledby': 'ask-title'}, form);
        const left = () => dialog.close('');
        signal.addEventListener('abort', left);
        dialog.addEventListener('close', () => {
            signal.removeEventListener('abort', left);
            dialog.remove();
            resolve(dialog.returnValue === 'yes' ? control.value.trim() : null);
        });
        document.body.append(dialog);
        dialog.showModal();
        control.focus();
    });
}
