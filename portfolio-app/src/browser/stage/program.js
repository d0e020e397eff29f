// A program in Java beside the stories: started, waited for until it says that it is ready, and stopped.
import {execFileSync, spawn} from 'node:child_process';
import {createWriteStream, mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {artefacts, tools} from './places.js';

const START_MILLIS = 600_000;
const STOP_MILLIS = 25_000;

/**
 * The program, once a line of its output matches {@code ready}. Its input ends with this process, however that ends.
 *
 * @param {string} name what its log is called, below target/browser
 * @param {string[]} parameters those of the command java
 * @param {{ready: RegExp, cwd?: string, env?: Record<string, string>}} options where it runs, and in what environment
 * @returns {Promise<{ready: RegExpExecArray, log: string, stop: () => Promise<void>}>} log is the file of what it says
 */
export async function startProgram(name, parameters, {ready, ...options}) {
    mkdirSync(artefacts, {recursive: true});
    const log = createWriteStream(join(artefacts, `${name}.log`));
    const child = spawn(java(), parameters, {...options, stdio: ['pipe', 'pipe', 'pipe']});
    child.stderr.pipe(log, {end: false});
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const stop = async () => {
        await end(child, ended);
        log.end();
    };
    try {
        return {ready: await lineOf(child, ready, ended, log, name), log: log.path, stop};
    } catch (failure) {
        await stop();
        throw failure;
    }
}

function java() {
    return join(execFileSync(join(tools, 'find-jdk'), {encoding: 'utf8'}).trim(), 'bin/java');
}

async function lineOf(child, ready, ended, log, name) {
    const lines = createInterface({input: child.stdout});
    let timer;
    try {
        return await Promise.race([
            new Promise((resolve) => {
                lines.on('line', (line) => {
                    log.write(`${line}\n`);
                    const found = ready.exec(line);
                    if (found) {
                        resolve(found);
                    }
                });
            }),
            ended.then((code) => {
                throw new Error(`The ${name} ended with ${code} before it was ready: see ${log.path}`);
            }),
            new Promise((_, reject) => {
                const late = new Error(`The ${name} was not ready within ${START_MILLIS / 1000} s: see ${log.path}`);
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
