// The rest of a list, page by page, when somebody wants it.
import {button, h} from './console-dom.js';

export class More {
    element = h('div', {class: 'more'});
    /** How many rows were added. */
    added = 0;
    #list;
    #read;
    #button;
    #notice = h('p', {class: 'notice', role: 'alert'});
    #next = null;

    /** @param read gives the rows of the page that begins at what it is given, and where the next one begins: null at the end */
    constructor(label, list, read) {
        this.#list = list;
        this.#read = read;
        this.#button = button(label, () => this.#go());
    }

    /** @param next where the next page begins; null at the end of the list */
    offer(next) {
        this.#next = next;
        if (next === null) {
            this.element.replaceChildren();
        } else if (!this.element.contains(this.#button)) {
            this.element.replaceChildren(this.#button, this.#notice);
        }
    }

    async #go() {
        const asked = this.#next;
        this.#button.disabled = true;
        try {
            const {rows, next} = await this.#read(asked);
            this.#notice.textContent = '';
            if (this.#next === asked) {
                this.#list.append(...rows);
                this.added += rows.length;
                this.offer(next);
                rows[0]?.querySelector('a').focus();
            }
        } catch (problem) {
            this.#notice.textContent = problem.message;
        } finally {
            this.#button.disabled = false;
            if (document.activeElement === document.body) {
                this.#button.focus();
            }
        }
    }
}
