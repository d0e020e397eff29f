// A provider of identities and a mail server, real ones, in one process beside the application.
import {existsSync, readFileSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {companionClassPath, testClasses} from './places.js';
import {startProgram} from './program.js';

const READY = /^Companions: (\{.*\})$/;
const MAIN = join('com', 'tomriddelsdell', 'portfolio', 'companion', 'Companions');

/**
 * The companions of an application, ready to be asked.
 *
 * @param {string} name what their log is called, below target/browser
 * @returns {Promise<{issuer: string, smtp: number, mails: () => Promise<Mail[]>, stop: () => Promise<void>}>} issuer is the
 *     address of the provider, smtp the port of the mail server, and mails what it has received: the headers of each,
 *     decoded, and its texts by their types
 */
export async function startCompanions(name) {
    if (!existsSync(companionClassPath) || !existsSync(join(testClasses, `${MAIN}.class`))) {
        throw new Error(`There is no ${companionClassPath}, or no class beside it:`
            + ' build both first (./mvnw -pl portfolio-app -am package -DskipTests -Pbrowser).');
    }
    const path = [testClasses, readFileSync(companionClassPath, 'utf8').trim()].join(delimiter);
    const program = await startProgram(name, [
        '-Xmx128m', '-XX:TieredStopAtLevel=1', '-Dlogback.configurationFile=logback-standalone.xml',
        '-cp', path, MAIN.replaceAll(/[\\/]/g, '.'),
    ], {ready: READY});
    const {issuer, smtp, mails} = JSON.parse(program.ready[1]);
    return {
        issuer,
        smtp,
        mails: async () => (await fetch(`http://127.0.0.1:${mails}/mails`)).json(),
        stop: program.stop,
    };
}
