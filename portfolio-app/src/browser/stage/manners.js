// What no page of the site may do, whatever the story is about.

/** Collects what a page does that it must not: errors of scripts, refusals by its own policy, requests to others. */
export class Manners {
    #offences = [];
    #origin;
    #others;

    /** @param {string[]} others origins that people are sent to; what the pages there do is not the site's */
    constructor(origin, others = []) {
        this.#origin = origin;
        this.#others = others;
    }

    watch(page) {
        page.on('pageerror', (error) => {
            if (!this.#isElsewhere(page.url())) {
                this.#offences.push(`error in a script of ${page.url()}: ${error.stack ?? error}`);
            }
        });
        page.on('console', (message) => {
            // An answer that is an error is what some stories are about; they say what they expect.
            if (message.type() === 'error' && !this.#isElsewhere(page.url()) && !message.text().startsWith('Failed to load resource')) {
                this.#offences.push(`complaint of the browser on ${page.url()}: ${message.text()}`);
            }
        });
        page.on('request', (request) => {
            if (!this.#isAllowed(request, page)) {
                this.#offences.push(`request to somebody else from ${page.url()}: ${request.url()}`);
            }
        });
        page.on('response', (response) => {
            const kind = response.request().resourceType();
            if (response.status() >= 400 && ['script', 'stylesheet', 'image', 'font'].includes(kind)) {
                this.#offences.push(`missing ${kind} on ${page.url()}: ${response.status()} ${response.url()}`);
            }
        });
        page.on('dialog', (dialog) => {
            this.#offences.push(`dialog on ${page.url()}: ${dialog.message()}`);
            dialog.dismiss();
        });
    }

    #isAllowed(request, page) {
        return request.url().startsWith(`${this.#origin}/`)
            || /^(data|blob|about):/.test(request.url())
            || this.#isElsewhere(page.url())
            || (request.isNavigationRequest() && this.#isElsewhere(request.url()));
    }

    #isElsewhere(url) {
        return this.#others.some((origin) => url.startsWith(`${origin}/`));
    }

    check() {
        if (this.#offences.length > 0) {
            throw new Error(this.#offences.join('\n'));
        }
    }
}
