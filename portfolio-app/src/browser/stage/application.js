// Starts the packaged application with an embedded PostgreSQL, data of its own and a port that nobody chose.
import {execFileSync} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {classPath, jar, tools} from './places.js';
import {startProgram} from './program.js';

const READY = /ready at http:\/\/localhost:(\d+)\//;

/**
 * The application, ready to be asked.
 *
 * @param {string} name what its log is called, below target/browser
 * @param {Record<string, string>} settings properties of the application that differ from what a visitor finds
 * @returns {Promise<{url: string, password: string, directory: string, log: string, stop: () => Promise<void>}>} directory
 *     is where it keeps its data, log the file of what it said
 */
export async function startApplication(name = 'application', settings = {}) {
    if (classPath === undefined && !existsSync(jar)) {
        throw new Error(`There is no ${jar}: build it first (./mvnw package).`);
    }
    const directory = mkdtempSync(join(tmpdir(), 'portfolio-'));
    const clear = () => {
        execFileSync(join(tools, 'stop-postgres'), [directory]);
        rmSync(directory, {recursive: true, force: true});
    };
    const password = randomBytes(12).toString('hex');
    try {
        const program = await launch(name, directory, password, settings);
        const stop = () => program.stop().finally(clear);
        return {url: `http://127.0.0.1:${program.ready[1]}`, password, directory, log: program.log, stop};
    } catch (failure) {
        clear();
        throw failure;
    }
}

function launch(name, directory, password, settings) {
    const inherited = Object.entries(process.env).filter(([variable]) => !/^(SPRING|PORTFOLIO|EVENTSTORE)_/.test(variable));
    // A browser that is driven is quicker than anybody who writes, and always at the same address.
    const patient = {'portfolio.contact.spam.quickest': '0s', 'portfolio.contact.spam.messages': '10000'};
    const usual = {'server.address': '127.0.0.1', 'server.port': '0', 'portfolio.demo.projects': 'true'};
    const all = {...usual, ...patient, ...settings};
    const program = classPath === undefined ? ['-jar', jar] : ['-cp', classPath, 'com.tomriddelsdell.portfolio.PortfolioApp'];
    return startProgram(name, ['-Xmx384m', ...program, ...Object.entries(all).map(([key, value]) => `--${key}=${value}`)], {
        ready: READY,
        cwd: directory,
        env: {...Object.fromEntries(inherited), PORTFOLIO_ADMIN_PASSWORD: password},
    });
}
