// Starts the packaged application with an embedded PostgreSQL, data of its own and a port that nobody chose.
import {execFileSync, spawn} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {createWriteStream, existsSync, mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {artefacts, classPath, jar, tools} from './places.js';

const START_MILLIS = 180_000;
const STOP_MILLIS = 25_000;
const READY = /ready at http:\/\/localhost:(\d+)\//;

/**
 * The application, ready to be asked.
 *
 * @param {string} name what its log is called, below target/browser
 * @param {Record<string, string>} settings properties of the application that differ from what a visitor finds
 * @returns {Promise<{url: string, password: string, directory: string, stop: () => Promise<void>}>} directory is where it
 *     keeps its data
 */
export async function startApplication(name = 'application', settings = {}) {
    if (classPath === undefined && !existsSync(jar)) {
        throw new Error(`There is no ${jar}: build it first (./mvnw package).`);
    }
    mkdirSync(artefacts, {recursive: true});
    const directory = mkdtempSync(join(tmpdir(), 'portfolio-'));
    const password = randomBytes(12).toString('hex');
    const child = launch(directory, password, settings);
    const log = createWriteStream(join(artefacts, `${name}.log`));
    child.stderr.pipe(log, {end: false});
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const stop = async () => {
        await end(child, ended);
        execFileSync(join(tools, 'stop-postgres'), [directory]);
        rmSync(directory, {recursive: true, force: true});
        log.end();
    };
    try {
        const port = await portOf(child, ended, log);
        return {url: `http://127.0.0.1:${port}`, password, directory, stop};
    } catch (failure) {
        await stop();
        throw failure;
    }
}

function launch(directory, password, settings) {
    const java = join(execFileSync(join(tools, 'find-jdk'), {encoding: 'utf8'}).trim(), 'bin/java');
    const inherited = Object.entries(process.env).filter(([name]) => !/^(SPRING|PORTFOLIO|EVENTSTORE)_/.test(name));
    // A browser that is driven is quicker than anybody who writes, and always at the same address.
    const patient = {'portfolio.contact.spam.quickest': '0s', 'portfolio.contact.spam.messages': '10000'};
    const usual = {'server.address': '127.0.0.1', 'server.port': '0', 'portfolio.demo.projects': 'true'};
    const all = {...usual, ...patient, ...settings};
    const program = classPath === undefined ? ['-jar', jar] : ['-cp', classPath, 'com.tomriddelsdell.portfolio.PortfolioApp'];
    return spawn(java, ['-Xmx384m', ...program, ...Object.entries(all).map(([name, value]) => `--${name}=${value}`)], {
        cwd: directory,
        env: {...Object.fromEntries(inherited), PORTFOLIO_ADMIN_PASSWORD: password},
        stdio: ['ignore', 'pipe', 'pipe'],
    });
}

async function portOf(child, ended, log) {
    const lines = createInterface({input: child.stdout});
    let timer;
    try {
        return await Promise.race([
            new Promise((resolve) => {
                lines.on('line', (line) => {
                    log.write(`${line}\n`);
                    const ready = READY.exec(line);
                    if (ready) {
                        resolve(ready[1]);
                    }
                });
            }),
            ended.then((code) => {
                throw new Error(`The application ended with ${code} before it was ready: see ${log.path}`);
            }),
            new Promise((_, reject) => {
                const late = new Error(`The application was not ready within ${START_MILLIS / 1000} s: see ${log.path}`);
                timer = setTimeout(reject, START_MILLIS, late);
            }),
        ]);
    } finally {
        clearTimeout(timer);
    }
}

async function end(child, ended) {
    if (child.exitCode !== null || child.signalCode !== null) {
        return;
    }
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MILLIS);
    await ended;
    clearTimeout(timer);
}
