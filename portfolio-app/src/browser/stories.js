// Tells all stories, or those named: node stories.js [NAME...]
// They share one application, which is started here and stopped whatever happens; those with one of their own come after it.
import {mkdirSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {run} from 'node:test';
import {spec} from 'node:test/reporters';
import {startApplication} from './stage/application.js';
import {browserPath} from './stage/browser.js';
import {artefacts, stories} from './stage/places.js';

const SUFFIX = '.story.js';

try {
    browserPath();
    const files = chosen(process.argv.slice(2));
    rmSync(artefacts, {recursive: true, force: true});
    mkdirSync(artefacts, {recursive: true});
    const [own, shared] = [files.filter(hasOwnApplication), files.filter((file) => !hasOwnApplication(file))];
    const failed = await tellShared(shared) + await tell(own);
    console.log(`Pictures of ${files.length} file(s) of stories: ${artefacts}`);
    process.exitCode = failed === 0 ? 0 : 1;
} catch (failure) {
    console.error(failure.message);
    process.exitCode = 1;
}

function chosen(names) {
    const all = readdirSync(stories).filter((file) => file.endsWith(SUFFIX)).sort();
    const unknown = names.filter((name) => !all.includes(name + SUFFIX));
    if (unknown.length > 0) {
        const known = all.map((file) => file.slice(0, -SUFFIX.length)).join(', ');
        throw new Error(`There is no story ${unknown.join(', ')}. There are: ${known}`);
    }
    return all
        .filter((file) => names.length === 0 || names.includes(file.slice(0, -SUFFIX.length)))
        .map((file) => join(stories, file));
}

/** They need not be told beside an application that none of them uses. */
function hasOwnApplication(file) {
    return readFileSync(file, 'utf8').includes('\nwithOwnApplication(');
}

async function tellShared(files) {
    if (files.length === 0) {
        return 0;
    }
    const application = await startApplication();
    for (const signal of ['SIGINT', 'SIGTERM']) {
        process.once(signal, () => application.stop().finally(() => process.exit(1)));
    }
    try {
        process.env.PORTFOLIO_URL = application.url;
        process.env.PORTFOLIO_ADMIN_PASSWORD = application.password;
        process.env.PORTFOLIO_DIRECTORY = application.directory;
        process.env.PORTFOLIO_LOG = application.log;
        return await tell(files);
    } finally {
        await application.stop();
    }
}

/** One file after the other: they share the application, and the processors are few. */
function tell(files) {
    if (files.length === 0) {
        return 0;
    }
    return new Promise((resolve) => {
        let failed = 0;
        const told = run({files, concurrency: 1});
        told.on('test:fail', () => failed++);
        const report = told.compose(new spec());
        report.on('end', () => resolve(failed));
        report.pipe(process.stdout);
    });
}
