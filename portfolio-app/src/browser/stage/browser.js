// Debian's Chromium, without a window.
import {accessSync, constants} from 'node:fs';
import {delimiter, join} from 'node:path';
import {chromium} from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

// Nobody but this machine is ever asked, whatever a page wants.
const ALONE = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1';

export const FLAGS = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-dev-shm-usage',
];

export function launchBrowser() {
    return chromium.launch({executablePath: browserPath(), args: [...FLAGS, ALONE]});
}

/** What {@code CHROME_PATH} names, or what is installed. */
export function browserPath() {
    const directories = (process.env.PATH ?? '').split(delimiter);
    const found = process.env.CHROME_PATH
        ?? NAMES.flatMap((name) => directories.map((directory) => join(directory, name))).find(runs);
    if (found === undefined) {
        throw new Error('No Chromium was found: deploy/bin/install-chromium installs it, or CHROME_PATH names it.');
    }
    return found;
}

function runs(file) {
    try {
        accessSync(file, constants.X_OK);
        return true;
    } catch {
        return false;
    }
}
